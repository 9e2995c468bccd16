"""Airflow: documents from PDFs, then the warehouse. Run by hand with Airflow 3.3, not in the tests of this project."""

from datetime import datetime

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG("conventions", schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1):
    read = BashOperator(
        task_id="read",
        bash_command="bordereau run /data/conventions -o /data/outputs --log-json || [ $? -eq 1 ]",
    )
    load = BashOperator(
        task_id="load",
        bash_command="bordereau load /data/outputs --to postgresql://loader@warehouse/conventions"
        " --known-sums /data/sums.yaml",
        retries=2,
    )
    read >> load
