# The commands of dev.py under the names that many people try first.
.PHONY: demo test check

demo:
	python3 dev.py demo

test:
	python3 dev.py test

check: test
	python3 dev.py check
