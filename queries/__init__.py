"""Questions: `questions` binds the `.rq` files of the library, `runner` asks them, `tracing` follows one actor,
`remote` asks another endpoint, `guard` refuses queries that reach out or write."""

__all__: list[str] = []
