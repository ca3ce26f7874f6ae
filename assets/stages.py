"""The stages from raw files to facts, one asset each."""

import dagster as dg

from assets.resources import WorkspaceResource
from assets.results import facts_per_day, stage_result, told
from pipeline import stages

OWNERS = ["team:data"]
#: A worker process that was killed for memory, say, may do better the next time; errors that tell what to mend are not tried again.
RETRIES = dg.RetryPolicy(max_retries=2, delay=2, backoff=dg.Backoff.EXPONENTIAL)


@dg.asset(group_name="ingest", kinds={"python", "parquet"}, owners=OWNERS, retry_policy=RETRIES)
def source_texts(workspace: WorkspaceResource) -> dg.MaterializeResult[None]:
    """Raw files of any encoding, read into distinct texts with their metadata; what cannot be read is quarantined with its reason."""
    with told():
        return stage_result(stages.read_texts(workspace.space()))


@dg.asset(group_name="clean", kinds={"python", "parquet"}, owners=OWNERS, retry_policy=RETRIES, deps=[source_texts])
def text_structures(workspace: WorkspaceResource) -> dg.MaterializeResult[None]:
    """Paragraphs with their role (title, heading, body, caption, boilerplate) and reuse, and sentences."""
    with told():
        return stage_result(stages.structure_texts(workspace.space()))


@dg.asset(group_name="clean", kinds={"python", "parquet"}, owners=OWNERS, retry_policy=RETRIES, deps=[source_texts, text_structures])
def text_clusters(workspace: WorkspaceResource) -> dg.MaterializeResult[None]:
    """Copies, parts and updates among the texts, and the clusters they form."""
    with told():
        return stage_result(stages.cluster_texts(workspace.space()))


@dg.asset(group_name="extract", kinds={"python", "parquet"}, owners=OWNERS, retry_policy=RETRIES, deps=[source_texts, text_structures])
def extractions(workspace: WorkspaceResource) -> dg.MaterializeResult[None]:
    """Quantities, time expressions and names of each text, with the exact characters they stand on."""
    with told():
        return stage_result(stages.extract_texts(workspace.space()))


@dg.asset(group_name="entities", kinds={"python", "parquet"}, owners=OWNERS, retry_policy=RETRIES, deps=[source_texts, extractions])
def linked_names(workspace: WorkspaceResource) -> dg.MaterializeResult[None]:
    """Names linked to entities, each with its reason and score."""
    with told():
        return stage_result(stages.link_names(workspace.space()))


@dg.asset(
    group_name="facts", kinds={"python", "parquet"}, owners=OWNERS, retry_policy=RETRIES, deps=[extractions, linked_names, text_clusters, text_structures]
)
def assembled_facts(workspace: WorkspaceResource) -> dg.MaterializeResult[None]:
    """Facts with the entities in their roles, and the claims they support across documents."""
    with told():
        space = workspace.space()
        result = stage_result(tables := stages.assemble_facts(space))
        result.metadata["facts per day"] = facts_per_day(tables["facts"], space.read(stages.STAGE_OF["documents"], "documents"))  # type: ignore[index]
        return result


STAGES = [source_texts, text_structures, text_clusters, extractions, linked_names, assembled_facts]
