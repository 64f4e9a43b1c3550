using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Changed copies of a profile, for the search of the smallest change.</summary>
internal static class ProfileEdit
{
    /// <summary>Takes away the last vCPUs of a role and numbers the rest anew; null when a cell would be left empty.</summary>
    public static VnfProfile? Without(VnfProfile profile, VCpuRole role, int count)
    {
        var gone = profile.VCpus.Select((v, i) => (v.Role, Id: i)).Where(v => v.Role == role).Select(v => v.Id).TakeLast(count).ToHashSet();
        var kept = Enumerable.Range(0, profile.VCpus.Count).Where(i => !gone.Contains(i)).ToList();
        if (kept.Count == 0)
            return null;
        var cells = profile.Cells.Select(c => c with { VCpus = CpuSet.From(c.VCpus.Where(kept.Contains).Select(v => kept.IndexOf(v))) }).ToEquatableList();
        return cells.Any(c => c.VCpus.IsEmpty) ? null : profile with { VCpus = [.. kept.Select(i => profile.VCpus[i])], Cells = cells };
    }

    /// <summary>Splits a one-cell guest into cells whose vCPUs and memory are as equal as can be; null when it can't be split so.</summary>
    public static VnfProfile? Split(VnfProfile profile, int cells)
    {
        var granule = profile.PageSizes.Min(s => s.Bytes);
        var granules = profile.Memory.Bytes / granule;
        if (profile.Cells.Count > 1 || profile.VCpus.Count < cells || granules < (ulong)cells || profile.Memory.Bytes % granule != 0)
            return null;
        var result = new List<GuestCell>();
        var (first, start) = (0, 0UL);
        for (var i = 1; i <= cells; i++)
        {
            var (last, end) = (profile.VCpus.Count * i / cells, (ulong)((UInt128)granules * (ulong)i / (ulong)cells));
            result.Add(new GuestCell { VCpus = CpuSet.Range(first, last - 1), Memory = new MemorySize((end - start) * granule) });
            (first, start) = (last, end);
        }

        return profile with { Cells = [.. result] };
    }

    /// <summary>The guest with a share of its memory, each cell rounded down to a granule; null when a cell would be left without.</summary>
    public static VnfProfile? WithMemory(VnfProfile profile, ulong granules, ulong of, MemorySize granule)
    {
        var cells = profile.Cells.Select(c => c with { Memory = Share(c.Memory) }).ToEquatableList();
        if (cells.Any(c => c.Memory == MemorySize.Zero))
            return null;
        var memory = cells.Count == 0 ? Share(profile.Memory) : new MemorySize(cells.Aggregate(0UL, (sum, c) => sum + c.Memory.Bytes));
        return memory == MemorySize.Zero ? null : profile with { Memory = memory, Cells = cells };

        MemorySize Share(MemorySize all) => new((ulong)((UInt128)all.Bytes * granules / of / granule.Bytes) * granule.Bytes);
    }
}
