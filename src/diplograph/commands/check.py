"""`diplograph check`: SHACL over the store, over named graphs or over files."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePath

import click

from diplograph import explained, fastshacl, findings, intake, shaclreport
from diplograph.errors import DataError, InputError, StoreError
from diplograph.files import is_packed, unpacked
from diplograph.model import Quad
from diplograph.queries import runner
from diplograph.store import FORMATS, Store, parse
from diplograph.terms import graph, iri

from .options import form_of, json_option, store_option

_FORMATS = ("table", "turtle", "html", "junit")


@click.command("check")
@click.argument("graphs", nargs=-1)
@click.option("--format", "form", type=click.Choice(_FORMATS), show_default="table", help="Kind of report.")
@click.option("--reference", is_flag=True, help="Validate with pySHACL: the reference, and slow.")
@store_option
@json_option
def command(graphs: tuple[str, ...], form: str | None, reference: bool, folder: str, as_json: bool) -> None:
    """Validate the whole store, or only GRAPHS: names of graphs (their slugs or IRIs) or files of RDF.

    Files are .nq, .nt, .trig, .ttl or .jsonld, packed or not (.gz). RDF/XML is not read: export it in another format.

    Exit code 1 when a violation is found; warnings do not change it.

    \b
    Example:
      diplograph check
      diplograph check E_CN.4_2005_G_13
      diplograph check mine.ttl --format junit
    """
    shown = form_of(form, as_json)
    if reference and shown == "turtle":
        raise click.UsageError("--reference prints no Turtle; take --format table, or leave --reference out")
    files = [name for name in graphs if Path(name).is_file()]
    names = [name for name in graphs if name not in files]
    whole = not graphs
    with Store.memory() if not whole and not names else _opened(folder, names) as store:
        checked = store if whole else _gathered(store, names, files)
        scope: fastshacl.Scope = "all" if whole else "letter"
        results = () if reference else fastshacl.run(checked, fastshacl.shapes_of(scope))
        found = _by_reference(checked, scope) if reference else tuple(map(fastshacl.violation, results))
        told = explained.explain(checked, sorted(set(found), key=findings.order))
        broken = [name for name, table in runner.integrity(store).items() if table.rows] if whole else []
    _print(told, results, shown)
    _conclude(told, broken, shown)


def _gathered(store: Store, names: list[str], files: list[str]) -> Store:
    """The chosen graphs and files in memory, with the facts that their shapes look at."""
    quads = [quad for name in files for quad in _parsed(name)]
    quads += _chosen(store, names)
    gathered = Store.memory()
    gathered.extend(fastshacl.vocabulary())
    gathered.extend(intake.with_reference(quads))
    return gathered


def _opened(folder: str, names: list[str]) -> Store:
    """The store; where there is none, a name that looks like a file's is what is missing."""
    try:
        return Store.reader(folder)
    except StoreError as error:
        lost = [name for name in names if _suffix(name) in FORMATS]
        if not lost or Path(folder).exists():
            raise
        raise InputError(f"{lost[0]}: there is no such file, and no store in {folder}; check the name") from error


def _suffix(name: str) -> str:
    """The suffix that names the format, before `.gz`."""
    return PurePath(unpacked(name).lower()).suffix


def _parsed(name: str) -> tuple[Quad, ...]:
    try:
        return parse(_read(name), _suffix(name), iri("graph:file"))
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def _read(name: str) -> bytes:
    try:
        data = Path(name).read_bytes()
        return gzip.decompress(data) if is_packed(name) else data
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError("is no whole gzip file; compress it again") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the file's rights") from error


def _chosen(store: Store, names: list[str]) -> Iterator[Quad]:
    known = store.graphs()
    for name in names:
        full = name if name in known else str(iri(f"graph:{name}"))
        if full not in known:
            raise InputError(f"{name}: neither a file nor a graph of the store; diplograph export --out - lists all")
        slug = full.removeprefix(graph(""))
        own = tuple(store.quads(full))
        yield from (*own, *intake.told_of(store, slug, own))


def _by_reference(store: Store, scope: fastshacl.Scope) -> tuple[findings.Violation, ...]:
    from diplograph import shacl  # takes 0.6 s to load

    return shacl.validate(store.quads(), scope=scope)


def _print(told: tuple[explained.Explained, ...], results: tuple[fastshacl.Result, ...], form: str) -> None:
    if form == "json":
        for each in told:
            click.echo(json.dumps(explained.record(each), ensure_ascii=False, sort_keys=True))
    elif form == "turtle":
        click.echo(shaclreport.turtle(results), nl=False)
    elif form == "html":
        click.echo(explained.html_page(told, "diplograph check"), nl=False)
    elif form == "junit":
        click.echo(explained.junit(told, fastshacl.numbers()), nl=False)
    elif told:
        click.echo(explained.text(told))


def _conclude(told: tuple[explained.Explained, ...], broken: list[str], form: str) -> None:
    wrong = sum(each.finding.severity == "violation" for each in told)
    if broken:
        raise DataError(f"integrity queries with rows: {', '.join(broken)}; run them with diplograph query --file")
    if wrong:
        raise DataError(f"{wrong} violation(s) and {len(told) - wrong} warning(s)")
    if form in ("table", "json"):  # the other forms are documents that say so themselves
        click.echo(f"conforms; {len(told)} warning(s)", err=form == "json")
