using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Tries every combination that the policy leaves open, each through the rules and the model.</summary>
internal sealed class CandidateSearch
{
    // Below this link zero-copy saves CPU nobody misses, and its locked memory is a cost.
    private static readonly DataRate s_zeroCopyFrom = DataRate.FromMbitPerSecond(25_000);

    private readonly MigrationRequest _request;

    public CandidateSearch(MigrationRequest request, MigrationBudget budget)
    {
        (_request, Budget) = (request, budget);
        SpareCpus = RuleFacts.SpareCpus(new RuleInput(request, new MigrationDraft()));
        Limits = PlanLimits.Of(request, budget);
    }

    public MigrationBudget Budget { get; }

    public MigrationPolicy Policy => _request.Policy;

    public int SpareCpus { get; }

    public PlanLimits Limits { get; }

    /// <summary>All of them; those whose levers a rule took away are left out, with the rule.</summary>
    public (List<Candidate> Open, List<(Levers Levers, PreflightCheck Rule)> Closed) Run()
    {
        var (open, closed) = (new List<Candidate>(), new List<(Levers, PreflightCheck)>());
        foreach (var levers in Combinations())
        {
            var candidate = Try(levers);
            if (TakenAway(levers, candidate.Draft))
                closed.Add((levers, candidate.Checks.First(c => c.Outcome == PreflightOutcome.Repaired)));
            else
                open.Add(candidate);
        }

        return (open, closed);
    }

    public Candidate Try(Levers levers)
    {
        var (draft, checks) = RuleEngine.Apply(_request, DraftBuilder.Build(_request, levers, Throttle(levers)));
        var schedule = DowntimeChoice.For(_request, Budget, draft, SpareCpus);
        var use = _request.Policy.PostCopy;
        var model = TransferModel.Of(_request, draft, schedule, use, Limits.Forecast(draft, use), Limits.StallWindow);
        var forecast = MigrationForecast.From(model);
        var doubled = model with { PostCopy = PostCopyUse.Never, DirtyRate = Twice(model.DirtyRate) };
        return new Candidate
        {
            Levers = levers,
            Draft = draft,
            Checks = checks,
            Schedule = schedule,
            Forecast = forecast,
            Robust = forecast.Converges && MigrationForecast.From(doubled).Converges,
        };
    }

    private static DirtyRateProfile Twice(DirtyRateProfile profile) => profile with { WriteRate = new(profile.WriteRate.BytesPerSecond * 2) };

    private static bool TakenAway(Levers levers, MigrationDraft draft) =>
        draft.Has(DomainMigrateFlags.Parallel) != levers.Connections > 0
        || draft.Compression != levers.Compression
        || draft.Has(DomainMigrateFlags.AutoConverge) != levers.AutoConverge
        || draft.Has(DomainMigrateFlags.Postcopy) != levers.PostCopy
        || draft.Has(DomainMigrateFlags.Zerocopy) != levers.ZeroCopy;

    private IEnumerable<Levers> Combinations()
    {
        if (_request.Policy.Offline)
            return [new Levers(0, MigrationCompression.None, false, false, false)];
        return from compression in Compressions()
               from connections in Connections(compression)
               from autoConverge in Uses(_request.Policy.AutoConverge)
               from postCopy in PostCopies()
               from zeroCopy in ZeroCopies(connections, compression)
               select new Levers(connections, compression, autoConverge, postCopy, zeroCopy);
    }

    private IEnumerable<MigrationCompression> Compressions() => _request.Policy.Compression is { } pinned
        ? [pinned]
        : [MigrationCompression.None, MigrationCompression.Zstd, MigrationCompression.Zlib, MigrationCompression.Xbzrle];

    private IEnumerable<int> Connections(MigrationCompression compression)
    {
        var policy = _request.Policy;
        if (policy.Connections is { } pinned)
            return policy.Parallel == LeverUse.Never ? [0] : [pinned];
        var wanted = ChannelChoice.Wanted(_request, compression, SpareCpus);
        return policy.Parallel switch
        {
            LeverUse.Never => [0],
            LeverUse.Always => [Math.Max(1, wanted)],
            _ when compression is MigrationCompression.Zlib or MigrationCompression.Zstd => [Math.Max(1, wanted)],
            _ when compression is MigrationCompression.Xbzrle or MigrationCompression.Mt => [0],
            _ => wanted > 1 ? [0, wanted] : [0],
        };
    }

    private static bool[] Uses(LeverUse use) => use switch
    {
        LeverUse.Never => [false],
        LeverUse.Always => [true],
        _ => [false, true],
    };

    private bool[] PostCopies() => _request.Policy switch
    {
        { PostCopy: PostCopyUse.Never } => [false],
        { RequirePostCopy: true } => [true],
        _ => [false, true],
    };

    private bool[] ZeroCopies(int connections, MigrationCompression compression) => _request.Policy.ZeroCopy switch
    {
        LeverUse.Never => [false],
        LeverUse.Always => [true],
        _ => [connections > 0 && compression == MigrationCompression.None && _request.Policy.Tls != LeverUse.Always && !_request.Link.Loopback
            && _request.Link.Bandwidth >= s_zeroCopyFrom],
    };

    // So much that the guest writes less than three quarters of what leaves; QEMU then goes on in its steps.
    private int Throttle(Levers levers)
    {
        if (!levers.AutoConverge)
            return 0;
        var plain = TransferModel.Of(_request, DraftBuilder.Build(_request, levers with { AutoConverge = false }, 0),
            new FixedDowntime { Limit = TimeSpan.FromMilliseconds(1) }, PostCopyUse.Never, Budget.Total, Limits.StallWindow);
        var writes = plain.DirtyRate.WriteRate.BytesPerSecond;
        var share = writes == 0 ? 0 : 1 - 0.75 * plain.Bandwidth.BytesPerSecond / writes;
        return (int)Math.Clamp(Math.Ceiling(share * 10) * 10, 20, 80);
    }
}
