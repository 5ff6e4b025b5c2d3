"""The first tables of every store, with their guards."""

import sqlalchemy as sa
from alembic import op

from models.guards import install
from models.migrate import refuse_replacing

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ('journal_entry', 'revision', 'acceptance', 'conformity', 'response', 'source', 'passage', 'account', 'stored_file', 'milestone', 'milestone_clause', 'statement', 'statement_withdrawal', 'silence_procedure', 'silence_break', 'silence_cancellation', 'silence_lapse', 'adoption', 'adoption_statement', 'erratum', 'erratum_recognition', 'draft_start', 'clause_origin', 'mandate', 'mandate_version', 'thread', 'remark', 'mention', 'house_template', 'house_template_clause', 'house_template_retirement', 'returned_remark', 'adopted_passage', 'follow_up', 'follow_up_set_aside', 'recommendation_account', 'recommendation_uptake', 'person_verdict', 'guideline', 'implementation_review', 'target_figure', 'condition_finding', 'claim_account', 'request_answer', 'position_coding', 'measure_event', 'measure_version', 'person_merger', 'person_merged', 'person_merger_undone', 'read_out_mention', 'intake_decision')
"""Tables whose rows are never changed and never deleted, as of this migration."""


def upgrade() -> None:
    """Every store carries all tables, whoever it is for."""
    op.create_table('app_user',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sign_in_name', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('role', sa.Enum('organiser', 'rapporteur', 'head of delegation', 'drafter', 'language officer', 'observer', 'export staff', 'administrator', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('party', sa.String(), nullable=True),
    sa.Column('password_hash', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('is_disabled', sa.Boolean(), nullable=False),
    sa.Column('is_demo', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_app_user')),
    sa.UniqueConstraint('sign_in_name', name=op.f('uq_app_user_sign_in_name'))
    )
    op.create_table('batch',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('author_name', sa.String(), nullable=False),
    sa.Column('tabled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tabling_key', sa.String(), nullable=False),
    sa.Column('tabled_as', sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch')),
    sa.UniqueConstraint('tabling_key', name=op.f('uq_batch_tabling_key'))
    )
    op.create_index(op.f('ix_batch_draft_id'), 'batch', ['draft_id'], unique=False)
    op.create_table('dialogue',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('track', sa.Enum('I', '1.5', 'II', name='track', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('attribution_rule', sa.Enum('attributed', 'Chatham House Rule', 'off the record', name='attributionrule', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('consensus_rule_en', sa.String(), nullable=False),
    sa.Column('consensus_rule_zh', sa.String(), nullable=False),
    sa.Column('languages', sa.String(), nullable=False),
    sa.Column('note_en', sa.String(), nullable=False),
    sa.Column('note_zh', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('active', 'dormant', 'ended', name='dialoguestatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dialogue'))
    )
    op.create_table('guideline',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('scale', sa.Enum('implementation, 0 to 3', 'compliance, -1 to +1', name='scale', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('text_zh', sa.String(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('until_on', sa.Date(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guideline'))
    )
    op.create_index(op.f('ix_guideline_commitment_id'), 'guideline', ['commitment_id'], unique=False)
    op.create_table('house_template',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('consensus document', 'joint statement', 'agreed minutes', 'memorandum of understanding', 'outcome list', name='draftkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=True),
    sa.Column('outline', sa.String(), nullable=False),
    sa.Column('made_from_id', sa.Uuid(), nullable=True),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['made_from_id'], ['house_template.id'], name=op.f('fk_house_template_made_from_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_house_template'))
    )
    op.create_index(op.f('ix_house_template_draft_id'), 'house_template', ['draft_id'], unique=False)
    op.create_index(op.f('ix_house_template_fingerprint'), 'house_template', ['fingerprint'], unique=True)
    op.create_table('intake_decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('proposal', sa.String(), nullable=False),
    sa.Column('rule', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('tier', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('verdict', sa.Enum('accepted', 'accepted with changes', 'rejected', 'mentioned only', 'a comment', 'to be looked at again', name='intakeverdict', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('made_noun', sa.String(), nullable=False),
    sa.Column('made_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_intake_decision'))
    )
    op.create_index(op.f('ix_intake_decision_dialogue_id'), 'intake_decision', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_intake_decision_proposal'), 'intake_decision', ['proposal'], unique=False)
    op.create_index(op.f('ix_intake_decision_rule'), 'intake_decision', ['rule'], unique=False)
    op.create_index(op.f('ix_intake_decision_source_id'), 'intake_decision', ['source_id'], unique=False)
    op.create_table('journal_entry',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Uuid(), nullable=True),
    sa.Column('actor_name', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('act', sa.String(), nullable=False),
    sa.Column('noun', sa.String(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('draft_id', sa.Uuid(), nullable=True),
    sa.Column('clause_id', sa.Uuid(), nullable=True),
    sa.Column('command_key', sa.String(), nullable=True),
    sa.Column('salt', sa.String(), nullable=False),
    sa.Column('payload', sa.String(), nullable=False),
    sa.Column('payload_sha256', sa.String(), nullable=False),
    sa.Column('previous', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_journal_entry')),
    sa.UniqueConstraint('command_key', name=op.f('uq_journal_entry_command_key'))
    )
    op.create_index(op.f('ix_journal_entry_act'), 'journal_entry', ['act'], unique=False)
    op.create_index(op.f('ix_journal_entry_clause_id'), 'journal_entry', ['clause_id'], unique=False)
    op.create_index(op.f('ix_journal_entry_dialogue_id'), 'journal_entry', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_journal_entry_draft_id'), 'journal_entry', ['draft_id'], unique=False)
    op.create_index(op.f('ix_journal_entry_subject_id'), 'journal_entry', ['subject_id'], unique=False)
    op.create_table('last_look',
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('moment', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('user_id', 'draft_id', name=op.f('pk_last_look'))
    )
    op.create_table('mandate',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=True),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mandate'))
    )
    op.create_index(op.f('ix_mandate_clause_id'), 'mandate', ['clause_id'], unique=False)
    op.create_index(op.f('ix_mandate_draft_id'), 'mandate', ['draft_id'], unique=False)
    op.create_table('measure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('owner', sa.String(), nullable=False),
    sa.Column('issuer', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure'))
    )
    op.create_index(op.f('ix_measure_dialogue_id'), 'measure', ['dialogue_id'], unique=False)
    op.create_table('measure_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('measure_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('owner', sa.String(), nullable=False),
    sa.Column('issuer', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure_version'))
    )
    op.create_index(op.f('ix_measure_version_measure_id'), 'measure_version', ['measure_id'], unique=False)
    op.create_table('organisation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('short', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('government', 'agency', 'company', 'research institution', 'association', 'coalition', 'regime or arrangement', 'press', 'other', name='organisationkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('successor_id', sa.Uuid(), nullable=True),
    sa.Column('country', sa.String(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('until_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['organisation.id'], name=op.f('fk_organisation_parent_id')),
    sa.ForeignKeyConstraint(['successor_id'], ['organisation.id'], name=op.f('fk_organisation_successor_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation'))
    )
    op.create_table('party',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('short_en', sa.String(), nullable=False),
    sa.Column('short_zh', sa.String(), nullable=False),
    sa.Column('zone', sa.String(), nullable=False),
    sa.Column('names_people', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_party'))
    )
    op.create_table('passage',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('exact', sa.String(), nullable=False),
    sa.Column('prefix', sa.String(), nullable=False),
    sa.Column('suffix', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('record', 'summary', 'comment', 'quotation', 'narrative', 'header', 'boilerplate', name='passagerole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('marking', sa.Enum('public', 'internal', 'sensitive', 'confidential', name='marking', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('paragraph', sa.String(), nullable=False),
    sa.Column('gaps', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passage'))
    )
    op.create_index(op.f('ix_passage_source_id'), 'passage', ['source_id'], unique=False)
    op.create_table('person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['merged_into_id'], ['person.id'], name=op.f('fk_person_merged_into_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    op.create_index(op.f('ix_person_merged_into_id'), 'person', ['merged_into_id'], unique=False)
    op.create_table('position_coding',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('position_id', sa.Uuid(), nullable=False),
    sa.Column('leaning', sa.Integer(), nullable=False),
    sa.Column('coder', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_position_coding'))
    )
    op.create_index(op.f('ix_position_coding_position_id'), 'position_coding', ['position_id'], unique=False)
    op.create_table('proposal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=True),
    sa.Column('after_clause_id', sa.Uuid(), nullable=True),
    sa.Column('base_id', sa.Uuid(), nullable=True),
    sa.Column('other_id', sa.Uuid(), nullable=True),
    sa.Column('other_base_id', sa.Uuid(), nullable=True),
    sa.Column('counters_id', sa.Uuid(), nullable=True),
    sa.Column('batch_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('replace', 'insert', 'delete', 'move', 'split', 'merge', 'restyle', name='proposalkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('clause_kind', sa.Enum('heading', 'chapeau', 'paragraph', 'recommendation', 'subparagraph', name='clausekind', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('text_zh', sa.String(), nullable=False),
    sa.Column('second_en', sa.String(), nullable=False),
    sa.Column('second_zh', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('author_name', sa.String(), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('state', sa.Enum('private', 'open', 'accepted', 'rejected', 'withdrawn', 'superseded', 'tabled', 'discarded', name='proposalstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('tabled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tabling_key', sa.String(), nullable=False),
    sa.Column('tabled_as', sa.Uuid(), nullable=True),
    sa.Column('returned_from', sa.Uuid(), nullable=True),
    sa.Column('made_revision_id', sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal')),
    sa.UniqueConstraint('tabling_key', name=op.f('uq_proposal_tabling_key'))
    )
    op.create_index(op.f('ix_proposal_batch_id'), 'proposal', ['batch_id'], unique=False)
    op.create_index(op.f('ix_proposal_clause_id'), 'proposal', ['clause_id'], unique=False)
    op.create_index(op.f('ix_proposal_draft_id'), 'proposal', ['draft_id'], unique=False)
    op.create_table('read_out_point',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('topic_id', sa.Uuid(), nullable=True),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('terms', sa.Enum('same terms', 'different terms', 'one vaguer than the other', name='terms', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('commitment_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_read_out_point'))
    )
    op.create_index(op.f('ix_read_out_point_commitment_id'), 'read_out_point', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_read_out_point_dialogue_id'), 'read_out_point', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_read_out_point_meeting_id'), 'read_out_point', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_read_out_point_topic_id'), 'read_out_point', ['topic_id'], unique=False)
    op.create_table('sign_in_failure',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_sign_in_failure'))
    )
    op.create_index(op.f('ix_sign_in_failure_address'), 'sign_in_failure', ['address'], unique=False)
    op.create_index(op.f('ix_sign_in_failure_name'), 'sign_in_failure', ['name'], unique=False)
    op.create_table('source_frame',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('speaks_for', sa.String(), nullable=False),
    sa.Column('said_by', sa.String(), nullable=False),
    sa.Column('denied_by', sa.String(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sender', sa.String(), nullable=False),
    sa.Column('addressees', sa.String(), nullable=False),
    sa.Column('copied_to', sa.String(), nullable=False),
    sa.Column('attention', sa.String(), nullable=False),
    sa.Column('precedence', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('tags', sa.String(), nullable=False),
    sa.Column('captions', sa.String(), nullable=False),
    sa.Column('classification_note', sa.String(), nullable=False),
    sa.Column('drafter', sa.String(), nullable=False),
    sa.Column('signed_by', sa.String(), nullable=False),
    sa.Column('editors', sa.String(), nullable=False),
    sa.Column('translators', sa.String(), nullable=False),
    sa.Column('rights', sa.String(), nullable=False),
    sa.Column('disclaimer', sa.String(), nullable=False),
    sa.Column('is_excerpt', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source_frame')),
    sa.UniqueConstraint('source_id', name=op.f('uq_source_frame_source_id'))
    )
    op.create_table('source_paragraph',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('record', 'summary', 'comment', 'quotation', 'narrative', 'header', 'boilerplate', name='passagerole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('marking', sa.Enum('public', 'internal', 'sensitive', 'confidential', name='marking', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('as_printed', sa.String(), nullable=False),
    sa.Column('voice', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source_paragraph'))
    )
    op.create_index(op.f('ix_source_paragraph_source_id'), 'source_paragraph', ['source_id'], unique=False)
    op.create_table('stored_file',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_file'))
    )
    op.create_index(op.f('ix_stored_file_sha256'), 'stored_file', ['sha256'], unique=False)
    op.create_table('thread',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('prefix', sa.String(), nullable=False),
    sa.Column('suffix', sa.String(), nullable=False),
    sa.Column('quote_start', sa.Integer(), nullable=False),
    sa.Column('quote_end', sa.Integer(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_thread'))
    )
    op.create_index(op.f('ix_thread_clause_id'), 'thread', ['clause_id'], unique=False)
    op.create_index(op.f('ix_thread_draft_id'), 'thread', ['draft_id'], unique=False)
    op.create_table('topic',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('name_zh', sa.String(), nullable=False),
    sa.Column('proposition_en', sa.String(), nullable=False),
    sa.Column('proposition_zh', sa.String(), nullable=False),
    sa.Column('scope_note', sa.String(), nullable=False),
    sa.Column('broader_id', sa.Uuid(), nullable=True),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['broader_id'], ['topic.id'], name=op.f('fk_topic_broader_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_topic'))
    )
    op.create_index(op.f('ix_topic_dialogue_id'), 'topic', ['dialogue_id'], unique=False)
    op.create_table('account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.Column('stance', sa.Enum('asserted', 'acknowledged', 'reworded', 'silent', 'denied', 'withdrawn', 'asked and not confirmed', name='stance', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('stated_on', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('chain', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_account_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account'))
    )
    op.create_index(op.f('ix_account_commitment_id'), 'account', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_account_passage_id'), 'account', ['passage_id'], unique=False)
    op.create_table('approval_step',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.Column('note_en', sa.String(), nullable=False),
    sa.Column('note_zh', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogue.id'], name=op.f('fk_approval_step_dialogue_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_approval_step_organisation_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_approval_step_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_step'))
    )
    op.create_index(op.f('ix_approval_step_dialogue_id'), 'approval_step', ['dialogue_id'], unique=False)
    op.create_table('claim',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('topic_id', sa.Uuid(), nullable=True),
    sa.Column('measure_id', sa.Uuid(), nullable=True),
    sa.Column('proposition_en', sa.String(), nullable=False),
    sa.Column('proposition_zh', sa.String(), nullable=False),
    sa.Column('grounds', sa.String(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=True),
    sa.Column('like_id', sa.Uuid(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_claim_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim'))
    )
    op.create_index(op.f('ix_claim_dialogue_id'), 'claim', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_claim_like_id'), 'claim', ['like_id'], unique=False)
    op.create_index(op.f('ix_claim_measure_id'), 'claim', ['measure_id'], unique=False)
    op.create_index(op.f('ix_claim_meeting_id'), 'claim', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_claim_passage_id'), 'claim', ['passage_id'], unique=False)
    op.create_index(op.f('ix_claim_topic_id'), 'claim', ['topic_id'], unique=False)
    op.create_table('claim_account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claim_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.Column('stance', sa.Enum('asserted', 'acknowledged', 'reworded', 'silent', 'denied', 'withdrawn', 'asked and not confirmed', name='stance', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('stated_on', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('chain', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_claim_account_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_account'))
    )
    op.create_index(op.f('ix_claim_account_claim_id'), 'claim_account', ['claim_id'], unique=False)
    op.create_index(op.f('ix_claim_account_passage_id'), 'claim_account', ['passage_id'], unique=False)
    op.create_table('co_host',
    sa.Column('dialogue_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogue.id'], name=op.f('fk_co_host_dialogue_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_co_host_organisation_id')),
    sa.PrimaryKeyConstraint('dialogue_id', 'organisation_id', name=op.f('pk_co_host'))
    )
    op.create_table('comment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('about_noun', sa.String(), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_comment_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment'))
    )
    op.create_index(op.f('ix_comment_about_id'), 'comment', ['about_id'], unique=False)
    op.create_index(op.f('ix_comment_dialogue_id'), 'comment', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_comment_passage_id'), 'comment', ['passage_id'], unique=False)
    op.create_table('commitment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('topic_id', sa.Uuid(), nullable=True),
    sa.Column('debtor', sa.String(), nullable=False),
    sa.Column('debtor_label_en', sa.String(), nullable=False),
    sa.Column('debtor_label_zh', sa.String(), nullable=False),
    sa.Column('creditor', sa.String(), nullable=False),
    sa.Column('creditor_label_en', sa.String(), nullable=False),
    sa.Column('creditor_label_zh', sa.String(), nullable=False),
    sa.Column('action_en', sa.String(), nullable=False),
    sa.Column('action_zh', sa.String(), nullable=False),
    sa.Column('strength', sa.Enum('agreed jointly', 'shall', 'will', 'intends', 'would', 'committed', 'willing', name='strength', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('polarity', sa.Enum('do', 'refrain', name='polarity', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('quantity', sa.String(), nullable=False),
    sa.Column('unit_en', sa.String(), nullable=False),
    sa.Column('unit_zh', sa.String(), nullable=False),
    sa.Column('quantity_period', sa.String(), nullable=False),
    sa.Column('condition_en', sa.String(), nullable=False),
    sa.Column('condition_zh', sa.String(), nullable=False),
    sa.Column('due_kind', sa.Enum('none', 'date', 'period', 'relative', 'event', 'recurring', 'continuing', name='duekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('due_from', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_event_en', sa.String(), nullable=False),
    sa.Column('due_event_zh', sa.String(), nullable=False),
    sa.Column('due_offset_days', sa.Integer(), nullable=True),
    sa.Column('due_words_en', sa.String(), nullable=False),
    sa.Column('due_words_zh', sa.String(), nullable=False),
    sa.Column('basis', sa.Enum('joint text', 'own text', "other side's report", 'third party', name='basis', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('owner', sa.String(), nullable=False),
    sa.Column('restates_id', sa.Uuid(), nullable=True),
    sa.Column('request_id', sa.Uuid(), nullable=True),
    sa.Column('measure_id', sa.Uuid(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_commitment_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commitment'))
    )
    op.create_index(op.f('ix_commitment_dialogue_id'), 'commitment', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_commitment_due_on'), 'commitment', ['due_on'], unique=False)
    op.create_index(op.f('ix_commitment_measure_id'), 'commitment', ['measure_id'], unique=False)
    op.create_index(op.f('ix_commitment_meeting_id'), 'commitment', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_commitment_passage_id'), 'commitment', ['passage_id'], unique=False)
    op.create_index(op.f('ix_commitment_request_id'), 'commitment', ['request_id'], unique=False)
    op.create_index(op.f('ix_commitment_restates_id'), 'commitment', ['restates_id'], unique=False)
    op.create_index(op.f('ix_commitment_topic_id'), 'commitment', ['topic_id'], unique=False)
    op.create_table('communication',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('topic_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('letter', 'diplomatic note', 'oral message', 'telephone call', 'public post', 'filing with a body', name='communicationkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sender', sa.String(), nullable=False),
    sa.Column('sender_label_en', sa.String(), nullable=False),
    sa.Column('sender_label_zh', sa.String(), nullable=False),
    sa.Column('addressee', sa.String(), nullable=False),
    sa.Column('addressee_label_en', sa.String(), nullable=False),
    sa.Column('addressee_label_zh', sa.String(), nullable=False),
    sa.Column('via', sa.String(), nullable=False),
    sa.Column('what_en', sa.String(), nullable=False),
    sa.Column('what_zh', sa.String(), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', 'about', name='precision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('as_printed', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_communication_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_communication'))
    )
    op.create_index(op.f('ix_communication_dialogue_id'), 'communication', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_communication_passage_id'), 'communication', ['passage_id'], unique=False)
    op.create_index(op.f('ix_communication_sent_on'), 'communication', ['sent_on'], unique=False)
    op.create_index(op.f('ix_communication_topic_id'), 'communication', ['topic_id'], unique=False)
    op.create_table('condition_finding',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('met', 'not met', 'failed for good', name='conditionstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('seen_on', sa.Date(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_condition_finding_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_condition_finding'))
    )
    op.create_index(op.f('ix_condition_finding_commitment_id'), 'condition_finding', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_condition_finding_passage_id'), 'condition_finding', ['passage_id'], unique=False)
    op.create_table('dialogue_party',
    sa.Column('dialogue_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.Column('member_count', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogue.id'], name=op.f('fk_dialogue_party_dialogue_id')),
    sa.ForeignKeyConstraint(['party'], ['party.key'], name=op.f('fk_dialogue_party_party')),
    sa.PrimaryKeyConstraint('dialogue_id', 'party', name=op.f('pk_dialogue_party'))
    )
    op.create_table('fulfilment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('partly fulfilled', 'fulfilled', 'not fulfilled', 'lapsed', 'superseded', name='fulfilled', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('seen_on', sa.Date(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_fulfilment_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fulfilment'))
    )
    op.create_index(op.f('ix_fulfilment_commitment_id'), 'fulfilment', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_fulfilment_passage_id'), 'fulfilment', ['passage_id'], unique=False)
    op.create_table('house_template_clause',
    sa.Column('template_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('heading', 'chapeau', 'paragraph', 'recommendation', 'subparagraph', name='clausekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('text_zh', sa.String(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=True),
    sa.Column('lagging', sa.String(), nullable=False),
    sa.Column('lagging_side', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['template_id'], ['house_template.id'], name=op.f('fk_house_template_clause_template_id')),
    sa.PrimaryKeyConstraint('template_id', 'ordinal', name=op.f('pk_house_template_clause'))
    )
    op.create_table('house_template_retirement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('template_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['template_id'], ['house_template.id'], name=op.f('fk_house_template_retirement_template_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_house_template_retirement')),
    sa.UniqueConstraint('template_id', name=op.f('uq_house_template_retirement_template_id'))
    )
    op.create_table('implementation_review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('guideline_id', sa.Uuid(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('is_final', sa.Boolean(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['guideline_id'], ['guideline.id'], name=op.f('fk_implementation_review_guideline_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_implementation_review_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_implementation_review'))
    )
    op.create_index(op.f('ix_implementation_review_commitment_id'), 'implementation_review', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_implementation_review_passage_id'), 'implementation_review', ['passage_id'], unique=False)
    op.create_table('letterhead',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('made', sa.String(), nullable=False),
    sa.Column('is_retired', sa.Boolean(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_letterhead_file_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letterhead'))
    )
    op.create_table('mandate_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('mandate_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('authorised_en', sa.String(), nullable=False),
    sa.Column('authorised_zh', sa.String(), nullable=False),
    sa.Column('fallback_en', sa.String(), nullable=False),
    sa.Column('fallback_zh', sa.String(), nullable=False),
    sa.Column('required_en', sa.String(), nullable=False),
    sa.Column('required_zh', sa.String(), nullable=False),
    sa.Column('forbidden_en', sa.String(), nullable=False),
    sa.Column('forbidden_zh', sa.String(), nullable=False),
    sa.Column('red_line_en', sa.String(), nullable=False),
    sa.Column('red_line_zh', sa.String(), nullable=False),
    sa.Column('red_line', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('retired', sa.Boolean(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['mandate_id'], ['mandate.id'], name=op.f('fk_mandate_version_mandate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mandate_version')),
    sa.UniqueConstraint('mandate_id', 'ordinal', name=op.f('uq_mandate_version_mandate_id_ordinal'))
    )
    op.create_index(op.f('ix_mandate_version_mandate_id'), 'mandate_version', ['mandate_id'], unique=False)
    op.create_table('measure_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('measure_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('notified', 'issued', 'amended', 'due to take effect', 'took effect', 'postponed', 'suspended', 'withdrawn', 'standing requirement', 'part of another measure', name='measureeventkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', 'about', name='precision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('as_printed', sa.String(), nullable=False),
    sa.Column('what_en', sa.String(), nullable=False),
    sa.Column('what_zh', sa.String(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=True),
    sa.Column('stated_by', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_measure_event_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure_event'))
    )
    op.create_index(op.f('ix_measure_event_measure_id'), 'measure_event', ['measure_id'], unique=False)
    op.create_index(op.f('ix_measure_event_other_id'), 'measure_event', ['other_id'], unique=False)
    op.create_index(op.f('ix_measure_event_passage_id'), 'measure_event', ['passage_id'], unique=False)
    op.create_table('meeting',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=False),
    sa.Column('part_of_id', sa.Uuid(), nullable=True),
    sa.Column('follows_id', sa.Uuid(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('place_en', sa.String(), nullable=False),
    sa.Column('place_zh', sa.String(), nullable=False),
    sa.Column('venue', sa.String(), nullable=False),
    sa.Column('time_zone', sa.String(), nullable=False),
    sa.Column('mode', sa.Enum('in person', 'call', 'video', 'written', name='meetingmode', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state', sa.Enum('planned', 'held', 'cancelled', name='meetingstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', 'about', name='precision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('track', sa.Enum('I', '1.5', 'II', name='track', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('attribution_rule', sa.Enum('attributed', 'Chatham House Rule', 'off the record', name='attributionrule', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('list_is_public', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogue.id'], name=op.f('fk_meeting_dialogue_id')),
    sa.ForeignKeyConstraint(['follows_id'], ['meeting.id'], name=op.f('fk_meeting_follows_id')),
    sa.ForeignKeyConstraint(['part_of_id'], ['meeting.id'], name=op.f('fk_meeting_part_of_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting'))
    )
    op.create_index(op.f('ix_meeting_dialogue_id'), 'meeting', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_meeting_part_of_id'), 'meeting', ['part_of_id'], unique=False)
    op.create_index(op.f('ix_meeting_starts_on'), 'meeting', ['starts_on'], unique=False)
    op.create_table('next_step',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('task', 'relay to somebody', 'report back', name='nextstepkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.Column('action_en', sa.String(), nullable=False),
    sa.Column('action_zh', sa.String(), nullable=False),
    sa.Column('toward', sa.String(), nullable=False),
    sa.Column('owner', sa.String(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_words', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('open', 'done', 'dropped', name='nextstepstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_next_step_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_next_step'))
    )
    op.create_index(op.f('ix_next_step_dialogue_id'), 'next_step', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_next_step_due_on'), 'next_step', ['due_on'], unique=False)
    op.create_index(op.f('ix_next_step_meeting_id'), 'next_step', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_next_step_passage_id'), 'next_step', ['passage_id'], unique=False)
    op.create_table('organisation_name',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('used_from', sa.Date(), nullable=True),
    sa.Column('used_until', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_organisation_name_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_name'))
    )
    op.create_index(op.f('ix_organisation_name_organisation_id'), 'organisation_name', ['organisation_id'], unique=False)
    op.create_table('person_name',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('family', sa.String(), nullable=False),
    sa.Column('given', sa.String(), nullable=False),
    sa.Column('order', sa.Enum('family first', 'given first', name='nameorder', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('script', sa.Enum('Latn', 'Hans', 'Hant', name='script', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('kind', sa.Enum('canonical', 'pinyin', 'Wade-Giles', 'as printed', 'short', 'misspelling', name='namekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('found', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_person_name_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_name'))
    )
    op.create_index(op.f('ix_person_name_found'), 'person_name', ['found'], unique=False)
    op.create_index(op.f('ix_person_name_person_id'), 'person_name', ['person_id'], unique=False)
    op.create_table('person_verdict',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('first_id', sa.Uuid(), nullable=False),
    sa.Column('second_id', sa.Uuid(), nullable=False),
    sa.Column('verdict', sa.Enum('one person', 'two people', name='samepersonverdict', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['first_id'], ['person.id'], name=op.f('fk_person_verdict_first_id')),
    sa.ForeignKeyConstraint(['second_id'], ['person.id'], name=op.f('fk_person_verdict_second_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_verdict'))
    )
    op.create_index(op.f('ix_person_verdict_first_id'), 'person_verdict', ['first_id'], unique=False)
    op.create_index(op.f('ix_person_verdict_second_id'), 'person_verdict', ['second_id'], unique=False)
    op.create_table('position',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('topic_id', sa.Uuid(), nullable=True),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('speaker_participation_id', sa.Uuid(), nullable=True),
    sa.Column('attribution_en', sa.String(), nullable=False),
    sa.Column('attribution_zh', sa.String(), nullable=False),
    sa.Column('on_behalf_of', sa.String(), nullable=False),
    sa.Column('chain', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('position', 'justification', 'concern', 'request', 'claim of fact', 'denial', 'acknowledgement', 'warning', 'question', 'prediction', 'imputed purpose', name='positionkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('leaning', sa.Integer(), nullable=True),
    sa.Column('firmness', sa.Enum('cannot be moved', 'insisted on', 'stated', 'open to discussion', name='firmness', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('directness', sa.Enum('word for word', 'indirect speech', 'paraphrase', name='directness', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('attribution_class', sa.Enum('unnamed official', 'officials in private', 'experts or policy circles', 'a document', 'the press', 'industry', name='attributionclass', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('attribution_carried', sa.Boolean(), nullable=False),
    sa.Column('author_of_words', sa.String(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('addressee', sa.String(), nullable=False),
    sa.Column('addressee_label_en', sa.String(), nullable=False),
    sa.Column('addressee_label_zh', sa.String(), nullable=False),
    sa.Column('asked_for_on', sa.Date(), nullable=True),
    sa.Column('statement_en', sa.String(), nullable=False),
    sa.Column('statement_zh', sa.String(), nullable=False),
    sa.Column('translated_by', sa.String(), nullable=False),
    sa.Column('measure_id', sa.Uuid(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('supersedes_id', sa.Uuid(), nullable=True),
    sa.Column('movement', sa.Enum('restated', 'softened', 'hardened', name='movement', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('responds_to_id', sa.Uuid(), nullable=True),
    sa.Column('supports_id', sa.Uuid(), nullable=True),
    sa.Column('stated_on', sa.Date(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_position_passage_id')),
    sa.ForeignKeyConstraint(['supersedes_id'], ['position.id'], name=op.f('fk_position_supersedes_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_position'))
    )
    op.create_index(op.f('ix_position_dialogue_id'), 'position', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_position_measure_id'), 'position', ['measure_id'], unique=False)
    op.create_index(op.f('ix_position_meeting_id'), 'position', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_position_passage_id'), 'position', ['passage_id'], unique=False)
    op.create_index(op.f('ix_position_responds_to_id'), 'position', ['responds_to_id'], unique=False)
    op.create_index(op.f('ix_position_supersedes_id'), 'position', ['supersedes_id'], unique=False)
    op.create_index(op.f('ix_position_supports_id'), 'position', ['supports_id'], unique=False)
    op.create_index(op.f('ix_position_topic_id'), 'position', ['topic_id'], unique=False)
    op.create_table('read_out_mention',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('stance', sa.Enum('asserted', 'acknowledged', 'reworded', 'silent', 'denied', 'withdrawn', 'asked and not confirmed', name='stance', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_read_out_mention_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_read_out_mention'))
    )
    op.create_index(op.f('ix_read_out_mention_passage_id'), 'read_out_mention', ['passage_id'], unique=False)
    op.create_index(op.f('ix_read_out_mention_point_id'), 'read_out_mention', ['point_id'], unique=False)
    op.create_table('recommendation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('text_zh', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_recommendation_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recommendation'))
    )
    op.create_index(op.f('ix_recommendation_dialogue_id'), 'recommendation', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_recommendation_meeting_id'), 'recommendation', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_recommendation_passage_id'), 'recommendation', ['passage_id'], unique=False)
    op.create_table('remark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('thread_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('said', 'resolved', 'reopened', name='remarkkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['thread_id'], ['thread.id'], name=op.f('fk_remark_thread_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remark')),
    sa.UniqueConstraint('thread_id', 'ordinal', name=op.f('uq_remark_thread_id_ordinal'))
    )
    op.create_index(op.f('ix_remark_thread_id'), 'remark', ['thread_id'], unique=False)
    op.create_table('reminder_mail',
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('week', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.Enum('begun', 'sent', 'failed', name='mailstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('failure', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['app_user.id'], name=op.f('fk_reminder_mail_user_id')),
    sa.PrimaryKeyConstraint('user_id', 'week', name=op.f('pk_reminder_mail'))
    )
    op.create_table('reminder_wish',
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('is_weekly', sa.Boolean(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['app_user.id'], name=op.f('fk_reminder_wish_user_id')),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_reminder_wish'))
    )
    op.create_table('request_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('position_id', sa.Uuid(), nullable=False),
    sa.Column('answer', sa.Enum('granted', 'granted in part', 'answered with an offer of its own', 'put off', 'refused', 'no response', name='answer', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('inferred', sa.Boolean(), nullable=False),
    sa.Column('seen_on', sa.Date(), nullable=False),
    sa.Column('answering_position_id', sa.Uuid(), nullable=True),
    sa.Column('commitment_id', sa.Uuid(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_request_answer_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request_answer'))
    )
    op.create_index(op.f('ix_request_answer_answering_position_id'), 'request_answer', ['answering_position_id'], unique=False)
    op.create_index(op.f('ix_request_answer_commitment_id'), 'request_answer', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_request_answer_passage_id'), 'request_answer', ['passage_id'], unique=False)
    op.create_index(op.f('ix_request_answer_position_id'), 'request_answer', ['position_id'], unique=False)
    op.create_table('response',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proposal_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('answer', sa.Enum('accept', 'reject', 'counter', 'needs capital', name='answer', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('comment', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_response_proposal_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_response')),
    sa.UniqueConstraint('proposal_id', 'ordinal', name=op.f('uq_response_proposal_id_ordinal'))
    )
    op.create_index(op.f('ix_response_proposal_id'), 'response', ['proposal_id'], unique=False)
    op.create_table('scheduled_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('place_en', sa.String(), nullable=False),
    sa.Column('place_zh', sa.String(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('organiser_en', sa.String(), nullable=False),
    sa.Column('organiser_zh', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'held', 'cancelled', name='meetingstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', 'about', name='precision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('as_printed', sa.String(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_scheduled_event_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scheduled_event'))
    )
    op.create_index(op.f('ix_scheduled_event_dialogue_id'), 'scheduled_event', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_scheduled_event_meeting_id'), 'scheduled_event', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_scheduled_event_starts_on'), 'scheduled_event', ['starts_on'], unique=False)
    op.create_table('sign_in_session',
    sa.Column('token_sha256', sa.String(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['app_user.id'], name=op.f('fk_sign_in_session_user_id')),
    sa.PrimaryKeyConstraint('token_sha256', name=op.f('pk_sign_in_session'))
    )
    op.create_index(op.f('ix_sign_in_session_user_id'), 'sign_in_session', ['user_id'], unique=False)
    op.create_table('source',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('cable', 'memorandum of conversation', 'minutes', 'read-out', 'joint statement', 'outcome list', 'consensus document', 'adopted text', 'letter', 'news', 'report', 'note', name='sourcekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('publisher', sa.String(), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', 'about', name='precision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('marking', sa.Enum('public', 'internal', 'sensitive', 'confidential', name='marking', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('received_from', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('encoding', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=True),
    sa.Column('translation_of_id', sa.Uuid(), nullable=True),
    sa.Column('corrects_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['corrects_id'], ['source.id'], name=op.f('fk_source_corrects_id')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_source_file_id')),
    sa.ForeignKeyConstraint(['translation_of_id'], ['source.id'], name=op.f('fk_source_translation_of_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source'))
    )
    op.create_index(op.f('ix_source_corrects_id'), 'source', ['corrects_id'], unique=False)
    op.create_index(op.f('ix_source_dialogue_id'), 'source', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_source_meeting_id'), 'source', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_source_sha256'), 'source', ['sha256'], unique=False)
    op.create_table('target',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('measured_by', sa.String(), nullable=False),
    sa.Column('amount', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('until_on', sa.Date(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_target_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_target'))
    )
    op.create_index(op.f('ix_target_commitment_id'), 'target', ['commitment_id'], unique=False)
    op.create_table('word_export',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=True),
    sa.Column('about_noun', sa.String(), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=True),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('said', sa.String(), nullable=False),
    sa.Column('printed_id', sa.Uuid(), nullable=True),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['printed_id'], ['stored_file.id'], name=op.f('fk_word_export_printed_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_word_export'))
    )
    op.create_index(op.f('ix_word_export_code'), 'word_export', ['code'], unique=False)
    op.create_index(op.f('ix_word_export_draft_id'), 'word_export', ['draft_id'], unique=False)
    op.create_index(op.f('ix_word_export_fingerprint'), 'word_export', ['fingerprint'], unique=False)
    op.create_table('word_return',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('export_id', sa.Uuid(), nullable=True),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('proposals_made', sa.Integer(), nullable=False),
    sa.Column('remarks_made', sa.Integer(), nullable=False),
    sa.Column('unplaced', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_word_return_file_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_word_return')),
    sa.UniqueConstraint('draft_id', 'sha256', name=op.f('uq_word_return_draft_id_sha256'))
    )
    op.create_index(op.f('ix_word_return_draft_id'), 'word_return', ['draft_id'], unique=False)
    op.create_table('agenda_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('outcome', sa.Enum('open', 'agreed', 'deferred', 'dropped', 'not reached', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('carried_from_id', sa.Uuid(), nullable=True),
    sa.Column('topic_id', sa.Uuid(), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('outcome_passage_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['carried_from_id'], ['agenda_item.id'], name=op.f('fk_agenda_item_carried_from_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_agenda_item_meeting_id')),
    sa.ForeignKeyConstraint(['outcome_passage_id'], ['passage.id'], name=op.f('fk_agenda_item_outcome_passage_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_agenda_item_passage_id')),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name=op.f('fk_agenda_item_topic_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_item'))
    )
    op.create_index(op.f('ix_agenda_item_meeting_id'), 'agenda_item', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_agenda_item_topic_id'), 'agenda_item', ['topic_id'], unique=False)
    op.create_table('commitment_party',
    sa.Column('commitment_id', sa.Uuid(), nullable=False),
    sa.Column('obligation', sa.Enum('debtor', 'creditor', name='obligation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['commitment_id'], ['commitment.id'], name=op.f('fk_commitment_party_commitment_id')),
    sa.PrimaryKeyConstraint('commitment_id', 'obligation', 'place', name=op.f('pk_commitment_party'))
    )
    op.create_table('date_assertion',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('value_text', sa.String(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', 'about', name='precision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('source_note', sa.String(), nullable=False),
    sa.Column('preferred', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_date_assertion_meeting_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_date_assertion_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_date_assertion'))
    )
    op.create_index(op.f('ix_date_assertion_meeting_id'), 'date_assertion', ['meeting_id'], unique=False)
    op.create_table('draft',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('consensus document', 'joint statement', 'agreed minutes', 'memorandum of understanding', 'outcome list', name='draftkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('first_language', sa.String(), nullable=False),
    sa.Column('is_package', sa.Boolean(), nullable=False),
    sa.Column('bracket_style', sa.Enum('［］', '【】', name='bracketstyle', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('marking', sa.Enum('public', 'internal', 'sensitive', 'confidential', name='marking', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('made_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogue.id'], name=op.f('fk_draft_dialogue_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_draft_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft'))
    )
    op.create_index(op.f('ix_draft_dialogue_id'), 'draft', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_draft_meeting_id'), 'draft', ['meeting_id'], unique=False)
    op.create_table('meeting_host',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('host', 'joint host', 'funder', name='hostrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_meeting_host_meeting_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_meeting_host_organisation_id')),
    sa.PrimaryKeyConstraint('meeting_id', 'organisation_id', name=op.f('pk_meeting_host'))
    )
    op.create_table('mention',
    sa.Column('remark_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['remark_id'], ['remark.id'], name=op.f('fk_mention_remark_id')),
    sa.PrimaryKeyConstraint('remark_id', 'user_id', name=op.f('pk_mention'))
    )
    op.create_index(op.f('ix_mention_user_id'), 'mention', ['user_id'], unique=False)
    op.create_table('participation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('placeholder_en', sa.String(), nullable=False),
    sa.Column('placeholder_zh', sa.String(), nullable=False),
    sa.Column('head_count', sa.Integer(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('function', sa.Enum('head', 'member', 'interpreter', 'note-taker', 'observer', 'chair', name='function', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('capacity', sa.Enum('official', 'personal', 'not stated', name='capacity', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('organisation_as_stated', sa.String(), nullable=False),
    sa.Column('name_as_printed', sa.String(), nullable=False),
    sa.Column('rank', sa.Enum('head of state or government', 'minister', 'vice-minister', 'director-general', 'working level', 'no office held', name='rank', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.Column('presence', sa.Enum('listed', 'named in the text', 'inferred', name='presence', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('affiliation_confirmed', sa.Boolean(), nullable=False),
    sa.Column('copied_from_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['copied_from_id'], ['participation.id'], name=op.f('fk_participation_copied_from_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_participation_meeting_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_participation_organisation_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_participation_passage_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_participation_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_participation'))
    )
    op.create_index(op.f('ix_participation_meeting_id'), 'participation', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_participation_organisation_id'), 'participation', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_participation_person_id'), 'participation', ['person_id'], unique=False)
    op.create_table('person_merger',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verdict_id', sa.Uuid(), nullable=False),
    sa.Column('kept_id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['kept_id'], ['person.id'], name=op.f('fk_person_merger_kept_id')),
    sa.ForeignKeyConstraint(['other_id'], ['person.id'], name=op.f('fk_person_merger_other_id')),
    sa.ForeignKeyConstraint(['verdict_id'], ['person_verdict.id'], name=op.f('fk_person_merger_verdict_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_merger')),
    sa.UniqueConstraint('verdict_id', name=op.f('uq_person_merger_verdict_id'))
    )
    op.create_index(op.f('ix_person_merger_kept_id'), 'person_merger', ['kept_id'], unique=False)
    op.create_index(op.f('ix_person_merger_other_id'), 'person_merger', ['other_id'], unique=False)
    op.create_table('recommendation_account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recommendation_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('stance', sa.Enum('asserted', 'acknowledged', 'reworded', 'silent', 'denied', 'withdrawn', 'asked and not confirmed', name='stance', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['recommendation_id'], ['recommendation.id'], name=op.f('fk_recommendation_account_recommendation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recommendation_account'))
    )
    op.create_index(op.f('ix_recommendation_account_recommendation_id'), 'recommendation_account', ['recommendation_id'], unique=False)
    op.create_table('recommendation_addressee',
    sa.Column('recommendation_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['recommendation_id'], ['recommendation.id'], name=op.f('fk_recommendation_addressee_recommendation_id')),
    sa.PrimaryKeyConstraint('recommendation_id', 'place', name=op.f('pk_recommendation_addressee'))
    )
    op.create_table('recommendation_uptake',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recommendation_id', sa.Uuid(), nullable=False),
    sa.Column('label_en', sa.String(), nullable=False),
    sa.Column('label_zh', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('under study', 'taken up', 'not taken up', name='uptake', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('seen_on', sa.Date(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_recommendation_uptake_passage_id')),
    sa.ForeignKeyConstraint(['recommendation_id'], ['recommendation.id'], name=op.f('fk_recommendation_uptake_recommendation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recommendation_uptake'))
    )
    op.create_index(op.f('ix_recommendation_uptake_passage_id'), 'recommendation_uptake', ['passage_id'], unique=False)
    op.create_index(op.f('ix_recommendation_uptake_recommendation_id'), 'recommendation_uptake', ['recommendation_id'], unique=False)
    op.create_table('returned_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('return_id', sa.Uuid(), nullable=False),
    sa.Column('change_key', sa.String(), nullable=False),
    sa.Column('proposal_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['return_id'], ['word_return.id'], name=op.f('fk_returned_change_return_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_returned_change')),
    sa.UniqueConstraint('change_key', name=op.f('uq_returned_change_change_key'))
    )
    op.create_index(op.f('ix_returned_change_return_id'), 'returned_change', ['return_id'], unique=False)
    op.create_table('returned_remark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('return_id', sa.Uuid(), nullable=False),
    sa.Column('remark_key', sa.String(), nullable=False),
    sa.Column('thread_id', sa.Uuid(), nullable=False),
    sa.Column('remark_id', sa.Uuid(), nullable=False),
    sa.Column('joint_thread_id', sa.Uuid(), nullable=True),
    sa.Column('resolved', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['remark_id'], ['remark.id'], name=op.f('fk_returned_remark_remark_id')),
    sa.ForeignKeyConstraint(['return_id'], ['word_return.id'], name=op.f('fk_returned_remark_return_id')),
    sa.ForeignKeyConstraint(['thread_id'], ['thread.id'], name=op.f('fk_returned_remark_thread_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_returned_remark')),
    sa.UniqueConstraint('remark_key', name=op.f('uq_returned_remark_remark_key'))
    )
    op.create_index(op.f('ix_returned_remark_joint_thread_id'), 'returned_remark', ['joint_thread_id'], unique=False)
    op.create_index(op.f('ix_returned_remark_return_id'), 'returned_remark', ['return_id'], unique=False)
    op.create_index(op.f('ix_returned_remark_thread_id'), 'returned_remark', ['thread_id'], unique=False)
    op.create_table('stated_count',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('stated', sa.Integer(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_stated_count_meeting_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_stated_count_passage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stated_count'))
    )
    op.create_index(op.f('ix_stated_count_meeting_id'), 'stated_count', ['meeting_id'], unique=False)
    op.create_table('target_figure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('target_id', sa.Uuid(), nullable=False),
    sa.Column('amount', sa.String(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_target_figure_passage_id')),
    sa.ForeignKeyConstraint(['target_id'], ['target.id'], name=op.f('fk_target_figure_target_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_target_figure'))
    )
    op.create_index(op.f('ix_target_figure_passage_id'), 'target_figure', ['passage_id'], unique=False)
    op.create_index(op.f('ix_target_figure_target_id'), 'target_figure', ['target_id'], unique=False)
    op.create_table('clause',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('head_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_clause_draft_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clause'))
    )
    op.create_index(op.f('ix_clause_draft_id'), 'clause', ['draft_id'], unique=False)
    op.create_table('draft_party',
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_party_draft_id')),
    sa.ForeignKeyConstraint(['party'], ['party.key'], name=op.f('fk_draft_party_party')),
    sa.PrimaryKeyConstraint('draft_id', 'party', name=op.f('pk_draft_party'))
    )
    op.create_table('milestone',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('major', sa.Integer(), nullable=False),
    sa.Column('minor', sa.Integer(), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('title_zh', sa.String(), nullable=False),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.Column('journal_seq', sa.Integer(), nullable=False),
    sa.Column('clauses', sa.Integer(), nullable=False),
    sa.Column('agreed', sa.Integer(), nullable=False),
    sa.Column('ad_referendum', sa.Integer(), nullable=False),
    sa.Column('bracketed', sa.Integer(), nullable=False),
    sa.Column('open_proposals', sa.Integer(), nullable=False),
    sa.Column('characters_en', sa.Integer(), nullable=False),
    sa.Column('agreed_en', sa.Integer(), nullable=False),
    sa.Column('ad_referendum_en', sa.Integer(), nullable=False),
    sa.Column('brackets_en', sa.Integer(), nullable=False),
    sa.Column('characters_zh', sa.Integer(), nullable=False),
    sa.Column('agreed_zh', sa.Integer(), nullable=False),
    sa.Column('ad_referendum_zh', sa.Integer(), nullable=False),
    sa.Column('brackets_zh', sa.Integer(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_milestone_draft_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_milestone')),
    sa.UniqueConstraint('draft_id', 'major', 'minor', name=op.f('uq_milestone_draft_id_major_minor'))
    )
    op.create_index(op.f('ix_milestone_draft_id'), 'milestone', ['draft_id'], unique=False)
    op.create_table('person_merged',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('merger_id', sa.Uuid(), nullable=False),
    sa.Column('participation_id', sa.Uuid(), nullable=True),
    sa.Column('name_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['merger_id'], ['person_merger.id'], name=op.f('fk_person_merged_merger_id')),
    sa.ForeignKeyConstraint(['name_id'], ['person_name.id'], name=op.f('fk_person_merged_name_id')),
    sa.ForeignKeyConstraint(['participation_id'], ['participation.id'], name=op.f('fk_person_merged_participation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_merged'))
    )
    op.create_index(op.f('ix_person_merged_merger_id'), 'person_merged', ['merger_id'], unique=False)
    op.create_table('person_merger_undone',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('merger_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['merger_id'], ['person_merger.id'], name=op.f('fk_person_merger_undone_merger_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_merger_undone')),
    sa.UniqueConstraint('merger_id', name=op.f('uq_person_merger_undone_merger_id'))
    )
    op.create_table('transmittal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('dialogue_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('agency_en', sa.String(), nullable=False),
    sa.Column('agency_zh', sa.String(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('sent_on', sa.Date(), nullable=False),
    sa.Column('channel', sa.Enum('by hand', 'diplomatic note', 'letter', 'electronic mail', 'other', name='channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('receipt', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogue.id'], name=op.f('fk_transmittal_dialogue_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_transmittal_draft_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_transmittal_meeting_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_transmittal_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_transmittal'))
    )
    op.create_index(op.f('ix_transmittal_dialogue_id'), 'transmittal', ['dialogue_id'], unique=False)
    op.create_index(op.f('ix_transmittal_draft_id'), 'transmittal', ['draft_id'], unique=False)
    op.create_index(op.f('ix_transmittal_meeting_id'), 'transmittal', ['meeting_id'], unique=False)
    op.create_table('adoption',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('milestone_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('fingerprint', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_adoption_draft_id')),
    sa.ForeignKeyConstraint(['milestone_id'], ['milestone.id'], name=op.f('fk_adoption_milestone_id')),
    sa.ForeignKeyConstraint(['party'], ['party.key'], name=op.f('fk_adoption_party')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_adoption')),
    sa.UniqueConstraint('milestone_id', 'party', name=op.f('uq_adoption_milestone_id_party'))
    )
    op.create_index(op.f('ix_adoption_draft_id'), 'adoption', ['draft_id'], unique=False)
    op.create_index(op.f('ix_adoption_milestone_id'), 'adoption', ['milestone_id'], unique=False)
    op.create_table('clause_position',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('position_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_clause_position_clause_id')),
    sa.ForeignKeyConstraint(['position_id'], ['position.id'], name=op.f('fk_clause_position_position_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clause_position')),
    sa.UniqueConstraint('clause_id', 'position_id', name=op.f('uq_clause_position_clause_id_position_id'))
    )
    op.create_index(op.f('ix_clause_position_clause_id'), 'clause_position', ['clause_id'], unique=False)
    op.create_index(op.f('ix_clause_position_position_id'), 'clause_position', ['position_id'], unique=False)
    op.create_table('draft_start',
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('origin', sa.Enum('an earlier text', 'a Word file', 'an outline', 'a house template', name='startorigin', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('milestone_id', sa.Uuid(), nullable=True),
    sa.Column('outline', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('second_sha256', sa.String(), nullable=False),
    sa.Column('left_out', sa.Integer(), nullable=False),
    sa.Column('told', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_start_draft_id')),
    sa.ForeignKeyConstraint(['milestone_id'], ['milestone.id'], name=op.f('fk_draft_start_milestone_id')),
    sa.PrimaryKeyConstraint('draft_id', name=op.f('pk_draft_start'))
    )
    op.create_table('revision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('base_id', sa.Uuid(), nullable=True),
    sa.Column('proposal_id', sa.Uuid(), nullable=True),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('heading', 'chapeau', 'paragraph', 'recommendation', 'subparagraph', name='clausekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('text_zh', sa.String(), nullable=False),
    sa.Column('struck', sa.Boolean(), nullable=False),
    sa.Column('from_clause_id', sa.Uuid(), nullable=True),
    sa.Column('into_clause_id', sa.Uuid(), nullable=True),
    sa.Column('lagging', sa.String(), nullable=False),
    sa.Column('lagging_side', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('author_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['base_id'], ['revision.id'], name=op.f('fk_revision_base_id')),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_revision_clause_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revision')),
    sa.UniqueConstraint('clause_id', 'ordinal', name=op.f('uq_revision_clause_id_ordinal'))
    )
    op.create_index(op.f('ix_revision_clause_id'), 'revision', ['clause_id'], unique=False)
    op.create_table('silence_procedure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('milestone_id', sa.Uuid(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deadline', sa.DateTime(timezone=True), nullable=False),
    sa.Column('zone', sa.String(), nullable=False),
    sa.Column('wall_time', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_silence_procedure_draft_id')),
    sa.ForeignKeyConstraint(['milestone_id'], ['milestone.id'], name=op.f('fk_silence_procedure_milestone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_silence_procedure'))
    )
    op.create_index(op.f('ix_silence_procedure_draft_id'), 'silence_procedure', ['draft_id'], unique=False)
    op.create_index(op.f('ix_silence_procedure_milestone_id'), 'silence_procedure', ['milestone_id'], unique=False)
    op.create_table('acceptance',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('level', sa.String(), nullable=False),
    sa.Column('condition_id', sa.Uuid(), nullable=True),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_acceptance_clause_id')),
    sa.ForeignKeyConstraint(['condition_id'], ['revision.id'], name=op.f('fk_acceptance_condition_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_acceptance_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acceptance')),
    sa.UniqueConstraint('revision_id', 'ordinal', name=op.f('uq_acceptance_revision_id_ordinal'))
    )
    op.create_index(op.f('ix_acceptance_clause_id'), 'acceptance', ['clause_id'], unique=False)
    op.create_index(op.f('ix_acceptance_revision_id'), 'acceptance', ['revision_id'], unique=False)
    op.create_table('adopted_passage',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('milestone_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('passage_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_adopted_passage_clause_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_adopted_passage_draft_id')),
    sa.ForeignKeyConstraint(['milestone_id'], ['milestone.id'], name=op.f('fk_adopted_passage_milestone_id')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('fk_adopted_passage_passage_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_adopted_passage_revision_id')),
    sa.ForeignKeyConstraint(['source_id'], ['source.id'], name=op.f('fk_adopted_passage_source_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_adopted_passage')),
    sa.UniqueConstraint('clause_id', 'language', name=op.f('uq_adopted_passage_clause_id_language'))
    )
    op.create_index(op.f('ix_adopted_passage_draft_id'), 'adopted_passage', ['draft_id'], unique=False)
    op.create_index(op.f('ix_adopted_passage_source_id'), 'adopted_passage', ['source_id'], unique=False)
    op.create_table('clause_origin',
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('milestone_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_clause_origin_clause_id')),
    sa.ForeignKeyConstraint(['milestone_id'], ['milestone.id'], name=op.f('fk_clause_origin_milestone_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_clause_origin_revision_id')),
    sa.PrimaryKeyConstraint('clause_id', name=op.f('pk_clause_origin'))
    )
    op.create_index(op.f('ix_clause_origin_revision_id'), 'clause_origin', ['revision_id'], unique=False)
    op.create_table('conformity',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_conformity_clause_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_conformity_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conformity'))
    )
    op.create_index(op.f('ix_conformity_clause_id'), 'conformity', ['clause_id'], unique=False)
    op.create_index(op.f('ix_conformity_revision_id'), 'conformity', ['revision_id'], unique=False)
    op.create_table('erratum',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('wrong', sa.String(), nullable=False),
    sa.Column('right', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_erratum_clause_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_erratum_draft_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_erratum_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erratum'))
    )
    op.create_index(op.f('ix_erratum_draft_id'), 'erratum', ['draft_id'], unique=False)
    op.create_table('follow_up',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('commitment', 'recommendation', 'point for the next session', name='followupkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('start_en', sa.Integer(), nullable=True),
    sa.Column('end_en', sa.Integer(), nullable=True),
    sa.Column('start_zh', sa.Integer(), nullable=True),
    sa.Column('end_zh', sa.Integer(), nullable=True),
    sa.Column('passage_en_id', sa.Uuid(), nullable=True),
    sa.Column('passage_zh_id', sa.Uuid(), nullable=True),
    sa.Column('commitment_id', sa.Uuid(), nullable=True),
    sa.Column('recommendation_id', sa.Uuid(), nullable=True),
    sa.Column('agenda_item_id', sa.Uuid(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['agenda_item_id'], ['agenda_item.id'], name=op.f('fk_follow_up_agenda_item_id')),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_follow_up_clause_id')),
    sa.ForeignKeyConstraint(['commitment_id'], ['commitment.id'], name=op.f('fk_follow_up_commitment_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_follow_up_draft_id')),
    sa.ForeignKeyConstraint(['passage_en_id'], ['passage.id'], name=op.f('fk_follow_up_passage_en_id')),
    sa.ForeignKeyConstraint(['passage_zh_id'], ['passage.id'], name=op.f('fk_follow_up_passage_zh_id')),
    sa.ForeignKeyConstraint(['recommendation_id'], ['recommendation.id'], name=op.f('fk_follow_up_recommendation_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_follow_up_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up'))
    )
    op.create_index(op.f('ix_follow_up_agenda_item_id'), 'follow_up', ['agenda_item_id'], unique=False)
    op.create_index(op.f('ix_follow_up_clause_id'), 'follow_up', ['clause_id'], unique=False)
    op.create_index(op.f('ix_follow_up_commitment_id'), 'follow_up', ['commitment_id'], unique=False)
    op.create_index(op.f('ix_follow_up_draft_id'), 'follow_up', ['draft_id'], unique=False)
    op.create_index(op.f('ix_follow_up_recommendation_id'), 'follow_up', ['recommendation_id'], unique=False)
    op.create_table('follow_up_set_aside',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('commitment', 'recommendation', 'point for the next session', name='followupkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('start_en', sa.Integer(), nullable=True),
    sa.Column('end_en', sa.Integer(), nullable=True),
    sa.Column('start_zh', sa.Integer(), nullable=True),
    sa.Column('end_zh', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_follow_up_set_aside_clause_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_follow_up_set_aside_draft_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_follow_up_set_aside_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up_set_aside'))
    )
    op.create_index(op.f('ix_follow_up_set_aside_draft_id'), 'follow_up_set_aside', ['draft_id'], unique=False)
    op.create_table('milestone_clause',
    sa.Column('milestone_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('stood', sa.Enum('open', 'accepted by one side', 'agreed ad referendum', 'agreed', name='agreement', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_conformed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_milestone_clause_clause_id')),
    sa.ForeignKeyConstraint(['milestone_id'], ['milestone.id'], name=op.f('fk_milestone_clause_milestone_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_milestone_clause_revision_id')),
    sa.PrimaryKeyConstraint('milestone_id', 'ordinal', name=op.f('pk_milestone_clause'))
    )
    op.create_index(op.f('ix_milestone_clause_clause_id'), 'milestone_clause', ['clause_id'], unique=False)
    op.create_table('reopening',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('proposal_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_reopening_clause_id')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_reopening_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reopening'))
    )
    op.create_index(op.f('ix_reopening_clause_id'), 'reopening', ['clause_id'], unique=False)
    op.create_index(op.f('ix_reopening_revision_id'), 'reopening', ['revision_id'], unique=False)
    op.create_table('silence_break',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('silence_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_silence_break_draft_id')),
    sa.ForeignKeyConstraint(['party'], ['party.key'], name=op.f('fk_silence_break_party')),
    sa.ForeignKeyConstraint(['silence_id'], ['silence_procedure.id'], name=op.f('fk_silence_break_silence_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_silence_break'))
    )
    op.create_index(op.f('ix_silence_break_draft_id'), 'silence_break', ['draft_id'], unique=False)
    op.create_index(op.f('ix_silence_break_silence_id'), 'silence_break', ['silence_id'], unique=False)
    op.create_table('silence_cancellation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('silence_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_silence_cancellation_draft_id')),
    sa.ForeignKeyConstraint(['silence_id'], ['silence_procedure.id'], name=op.f('fk_silence_cancellation_silence_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_silence_cancellation')),
    sa.UniqueConstraint('silence_id', name=op.f('uq_silence_cancellation_silence_id'))
    )
    op.create_index(op.f('ix_silence_cancellation_draft_id'), 'silence_cancellation', ['draft_id'], unique=False)
    op.create_table('silence_lapse',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('silence_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_silence_lapse_draft_id')),
    sa.ForeignKeyConstraint(['silence_id'], ['silence_procedure.id'], name=op.f('fk_silence_lapse_silence_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_silence_lapse')),
    sa.UniqueConstraint('silence_id', name=op.f('uq_silence_lapse_silence_id'))
    )
    op.create_index(op.f('ix_silence_lapse_draft_id'), 'silence_lapse', ['draft_id'], unique=False)
    op.create_table('statement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('clause_id', sa.Uuid(), nullable=False),
    sa.Column('revision_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('reservation', 'interpretive statement', 'explanation of position', 'dissent footnote', name='statementkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('text_zh', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_statement_clause_id')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_statement_draft_id')),
    sa.ForeignKeyConstraint(['party'], ['party.key'], name=op.f('fk_statement_party')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_statement_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement'))
    )
    op.create_index(op.f('ix_statement_clause_id'), 'statement', ['clause_id'], unique=False)
    op.create_index(op.f('ix_statement_draft_id'), 'statement', ['draft_id'], unique=False)
    op.create_table('adoption_statement',
    sa.Column('adoption_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('statement_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['adoption_id'], ['adoption.id'], name=op.f('fk_adoption_statement_adoption_id')),
    sa.ForeignKeyConstraint(['statement_id'], ['statement.id'], name=op.f('fk_adoption_statement_statement_id')),
    sa.PrimaryKeyConstraint('adoption_id', 'ordinal', name=op.f('pk_adoption_statement'))
    )
    op.create_table('erratum_recognition',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('erratum_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_erratum_recognition_draft_id')),
    sa.ForeignKeyConstraint(['erratum_id'], ['erratum.id'], name=op.f('fk_erratum_recognition_erratum_id')),
    sa.ForeignKeyConstraint(['party'], ['party.key'], name=op.f('fk_erratum_recognition_party')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erratum_recognition')),
    sa.UniqueConstraint('erratum_id', 'party', name=op.f('uq_erratum_recognition_erratum_id_party'))
    )
    op.create_index(op.f('ix_erratum_recognition_draft_id'), 'erratum_recognition', ['draft_id'], unique=False)
    op.create_index(op.f('ix_erratum_recognition_erratum_id'), 'erratum_recognition', ['erratum_id'], unique=False)
    op.create_table('statement_withdrawal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('statement_id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=True),
    sa.Column('by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_statement_withdrawal_draft_id')),
    sa.ForeignKeyConstraint(['statement_id'], ['statement.id'], name=op.f('fk_statement_withdrawal_statement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement_withdrawal')),
    sa.UniqueConstraint('statement_id', name=op.f('uq_statement_withdrawal_statement_id'))
    )
    op.create_index(op.f('ix_statement_withdrawal_draft_id'), 'statement_withdrawal', ['draft_id'], unique=False)
    # ### end Alembic commands ###
    install(op.get_bind(), APPEND_ONLY)
    refuse_replacing(op.get_bind(), APPEND_ONLY)
