namespace KvmNfv.Sdk.Migration;

/// <summary>Looks at every rule, repairs what may be repaired, and tells the rest.</summary>
internal static class RuleEngine
{
    public static (MigrationDraft Draft, EquatableList<PreflightCheck> Checks) Apply(MigrationRequest request, MigrationDraft draft)
    {
        var (first, repaired) = (draft, new List<PreflightCheck>());
        while (Repair(request, first, draft, repaired) is { } better)
            draft = better;
        var found = MigrationRules.All.Select(rule => Judge(rule, new RuleInput(request, draft))).OfType<PreflightCheck>();
        return (draft, [.. found.Concat(repaired).OrderByDescending(c => c.Outcome)]);
    }

    private static MigrationDraft? Repair(MigrationRequest request, MigrationDraft first, MigrationDraft draft, List<PreflightCheck> repaired)
    {
        var input = new RuleInput(request, draft);
        foreach (var rule in MigrationRules.All)
        {
            if (!rule.Repairable || rule.When.Holds(input) != true)
                continue;
            foreach (var repair in rule.Repairs)
            {
                var after = repair.Apply(input);
                if (Undoes(first, draft, after) || PolicyPins.Broken(request.Policy, draft, after) is not null || rule.When.Holds(new RuleInput(request, after)) == true)
                    continue;
                repaired.RemoveAll(c => c.Rule == rule.Id);
                repaired.Add(new PreflightCheck { Rule = rule.Id, Outcome = PreflightOutcome.Repaired, Reason = rule.Reason, Mend = repair.ToString() });
                return after;
            }
        }

        return null;
    }

    // A flag that one repair has changed is not changed back by another: each changes once at most, so repairing comes to an end.
    private static bool Undoes(MigrationDraft first, MigrationDraft draft, MigrationDraft after) => ((first.Flags ^ draft.Flags) & (draft.Flags ^ after.Flags)) != 0;

    private static PreflightCheck? Judge(MigrationRule rule, RuleInput input)
    {
        switch (rule.When.Holds(input))
        {
            case true:
                var pins = rule.Repairs.Select(r => PolicyPins.Broken(input.Request.Policy, input.Draft, r.Apply(input))).OfType<string>().Distinct().ToList();
                var mend = pins.Count == 0 ? rule.Mend : $"{rule.Mend} The request pins {string.Join(" and ", pins)}.".Trim();
                return new PreflightCheck { Rule = rule.Id, Outcome = rule.Severity, Reason = rule.Reason, Mend = mend };
            case null when rule.NoteWhenUnknown:
                return new PreflightCheck
                {
                    Rule = rule.Id,
                    Outcome = PreflightOutcome.Note,
                    Reason = $"It is not known whether {string.Join(", or whether ", rule.When.Unknown(input).Distinct().Select(f => RuleFacts.Question(f, input)))}. Then it may be that: {rule.Reason}",
                    Mend = rule.Mend,
                    Undecided = true,
                };
            default:
                return null;
        }
    }
}
