"""A checklist to begin with: small, complete and free of problems."""

import re

from wizard.errors import UsageError

_TEXT = """\
# yaml-language-server: $schema=checklist.schema.json
# The schema is printed by: partnership-wizard checklists schema checklist
kind: checklist
schema_version: 1
id: {name}
title: {title}
short: {short}
introduction: >-
  What this dimension is about, in two or three sentences.
sections:
  - id: first
    title: First section
    questions:
      - id: {name}.dependence
        kind: exposure
        depth: core
        label: Dependence on the partner
        text: How far would a service stop if the partner withdrew?
        scale:
          type: levels
          levels:
            - Nothing would stop; two other suppliers are under contract.
            - One service would slow down for less than a month.
            - One service would stop for up to a year.
            - Several services would stop for more than a year.
            - A service of national importance would end for good.
        why: Say in one to three sentences why it matters.
        look_at: [The supply contract and its termination article]
        sources:
          - {{work: "Author, Title (Publisher)", year: 2020}}
      - id: {name}.exit-clause
        kind: safeguard
        depth: core
        family: exit
        label: Exit with a handover
        text: What does the text say about ending the arrangement?
        scale:
          type: levels
          levels:
            - The text is silent on ending it.
            - A press statement promises a way out.
            - An article allows termination, without notice period or handover.
            - An article gives our side notice, a handover plan and a body to decide disputes.
            - The same, and the handover has been rehearsed or independently checked.
        why: Say what the safeguard does.
        look_at: [Final provisions]
        lowers:
          - exposure: {name}.dependence
            potency: strong
            reason: A handover lets our side replace the partner.
        good: Twelve months' notice, a handover plan, named body, remedy.
        weak: The parties shall consult.
        clause: >-
          Either party may end the arrangement by twelve months' notice; the supplier hands over
          within six months under a plan a named body approves.
        fallback: Termination by notice with a duty to continue for one year.
        sources:
          - {{work: "Author, Title (Publisher)", year: 2020}}
      - id: {name}.second-source
        kind: safeguard
        depth: core
        family: diversification
        label: Second source
        text: Who could deliver instead of the partner?
        scale:
          type: levels
          levels:
            - Nobody has been asked.
            - Another supplier is named in a speech or a study.
            - A framework with another supplier exists, without volumes or dates.
            - A contract with another supplier gives us volumes on call, with damages.
            - The other supplier has delivered, or a trial has been measured.
        why: Say what the safeguard does.
        look_at: [The contract with the other supplier]
        lowers:
          - exposure: {name}.dependence
            potency: moderate
            reason: What another supplier delivers need not be given up.
        good: Volumes on call, a price formula, a yearly trial.
        weak: A memorandum with another supplier.
        clause: >-
          The agreement leaves us free to buy the same service elsewhere; a framework contract
          with a second supplier is in force before signature.
        fallback: A tender for a second supplier within one year of signature.
        sources:
          - {{work: "Author, Title (Publisher)", year: 2020}}
red_lines: []
"""


def skeleton(name: str) -> str:
    """Return a checklist for the dimension `name`; UsageError if that is no dimension's name."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        sentence = f"{name} cannot name a dimension."
        raise UsageError(sentence, "Use lower-case words joined by hyphens, as water.yaml.")
    title = name.replace("-", " ").capitalize()
    return _TEXT.format(name=name, title=title, short=title[:14].rstrip())
