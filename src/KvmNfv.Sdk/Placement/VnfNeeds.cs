namespace KvmNfv.Sdk.Placement;

/// <summary>A profile as what its cells need: CPUs by kind, and memory.</summary>
internal sealed class VnfNeeds
{
    private readonly int[] _kindOf;

    public VnfNeeds(VnfProfile profile, CoreTypeMap types)
    {
        var cells = profile.EffectiveCells();
        _kindOf = new int[profile.VCpus.Count];
        var cellOf = new int[profile.VCpus.Count];
        Array.Fill(_kindOf, -1);
        var wanted = new NeedKind[profile.VCpus.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            foreach (var id in cells[cell].VCpus)
            {
                cellOf[id] = cell;
                if (profile.VCpus[id] is { IsExclusive: true } vcpu)
                    wanted[id] = new NeedKind(vcpu.Role, types.Accepted(vcpu.CoreType ?? profile.CoreType), ShareOf(profile, vcpu.Role, cell));
            }
        }

        var own = (profile.Emulator == EmulatorPolicy.Dedicated ? 1 : 0) + (profile.IoThreadPolicy == IoThreadPolicy.Dedicated ? profile.IoThreads : 0);
        var emulator = new NeedKind(null, ulong.MaxValue, -1);
        // Real-time kinds first, then dedicated, then the emulator: the order in which a core's threads are given away.
        Kinds = [.. wanted.Where((_, id) => profile.VCpus[id].IsExclusive).Distinct()
            .OrderByDescending(k => k.Role).ThenBy(k => k.CoreTypes).ThenBy(k => k.Share), .. own > 0 ? [emulator] : Array.Empty<NeedKind>()];
        var counts = cells.Select(_ => new int[Kinds.Length]).ToArray();
        for (var id = 0; id < wanted.Length; id++)
        {
            if (!profile.VCpus[id].IsExclusive)
                continue;
            _kindOf[id] = Array.IndexOf(Kinds, wanted[id]);
            counts[cellOf[id]][_kindOf[id]]++;
        }

        if (own > 0)
            counts[0][^1] = own;
        Cells = [.. cells.Select((cell, i) => new CellNeed(counts[i], cell.Memory, $"{string.Join(',', counts[i])}/{cell.Memory.Bytes}"))];
    }

    /// <summary>Real-time kinds first, then dedicated ones, then the emulator's.</summary>
    public NeedKind[] Kinds { get; }

    public CellNeed[] Cells { get; }

    public bool HasEmulator => Kinds.Length > 0 && Kinds[^1].Role is null;

    /// <summary>The kind of a vCPU; -1 for one without a CPU of its own.</summary>
    public int KindOf(int vcpu) => _kindOf[vcpu];

    public int Count(CellNeed need, VCpuRole? role) => need.Counts.Where((_, k) => Kinds[k].Role == role).Sum();

    private static int ShareOf(VnfProfile profile, VCpuRole role, int cell)
    {
        for (var i = 0; i < profile.Shares.Count; i++)
        {
            if (profile.Shares[i].Covers(role, cell))
                return i;
        }

        return -1;
    }
}
