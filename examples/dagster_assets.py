"""Dagster: documents from PDFs, then the warehouse. Run by hand with Dagster 1.13, not in the tests of this project."""

import subprocess

from dagster import AssetExecutionContext, Definitions, MaterializeResult, asset

INPUT = "/data/conventions"
OUTPUTS = "/data/outputs"
WAREHOUSE = "duckdb:////data/conventions.duckdb"
IN_QUARANTINE = 1


@asset
def documents(context: AssetExecutionContext) -> None:
    """Checked JSON; a file in quarantine (exit code 1) does not stop the rest."""
    done = subprocess.run(["bordereau", "run", INPUT, "-o", OUTPUTS, "--log-json"], check=False)
    if done.returncode not in {0, IN_QUARANTINE}:
        raise RuntimeError(f"bordereau run ended with {done.returncode}")
    context.log.info("documents are in %s", OUTPUTS)


@asset(deps=[documents])
def warehouse() -> MaterializeResult:
    """The tables; the load is idempotent, so a retry is safe."""
    done = subprocess.run(
        ["bordereau", "load", OUTPUTS, "--to", WAREHOUSE, "--json"], check=True, capture_output=True, text=True
    )
    return MaterializeResult(metadata={"load": done.stdout})


definitions = Definitions(assets=[documents, warehouse])
