namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Plans migrations: a pure function of the request. It puts every combination of levers that the policy leaves open through the rule table and the
/// saturating model, takes the best one by the budget, and says why. Thread-safe.
/// </summary>
public static class MigrationPlanner
{
    /// <summary>Plans a migration.</summary>
    /// <param name="request">The domain, the hosts, the link, the budget and the policy.</param>
    /// <returns>A <see cref="MigrationPlan"/>, or a <see cref="MigrationRefusal"/> where a rule stands against it that nothing open can repair. A plan that
    /// does not keep the budget is still a plan: <see cref="MigrationPlan.WithinBudget"/> says so.</returns>
    public static MigrationPlanResult Plan(MigrationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var search = Search(request);
        var (open, closed) = search.Run();
        var best = Best(open, search) ?? search.Try(closed[0].Levers);
        var report = PreflightWriter.Write(request, best);
        return report.Passed
            ? new PlanWriter(request, search, best, open, closed).Write(report)
            : new MigrationRefusal { Preflight = report, Reasons = Reasons(report) };
    }

    /// <summary>Looks at the rules only: what stands in the way of this migration, what would be repaired, and what is worth knowing.</summary>
    /// <param name="request">As for <see cref="Plan"/>.</param>
    public static PreflightReport Check(MigrationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Plan(request).Preflight;
    }

    private static CandidateSearch Search(MigrationRequest request) =>
        new(request, request.Budget ?? MigrationBudget.Practical(request.Domain.Memory, request.Link));

    // What is refused is refused for every lever mostly; the one with the fewest reasons says it best.
    private static Candidate? Best(List<Candidate> open, CandidateSearch search) => open
        .OrderBy(c => c.Checks.Count(k => k.Outcome >= PreflightOutcome.Refused))
        .ThenBy(c => CandidateRank.Of(c, search))
        .FirstOrDefault();

    private static EquatableList<string> Reasons(PreflightReport report) =>
    [
        .. report.Checks.Where(c => c.Outcome >= PreflightOutcome.Refused).Select(c => $"{c.Reason} {c.Mend}".Trim()),
        .. report.Prerequisites.Where(p => p is { Required: true, Met: false }).Select(p => $"{p.Name}: {p.Evidence}. {p.Benefit}"),
    ];
}
