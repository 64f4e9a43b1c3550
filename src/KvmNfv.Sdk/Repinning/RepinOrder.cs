using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Repinning;

/// <summary>
/// Orders moves so that at no moment anything shares a CPU with an exclusive vCPU, or floats on a sibling of a real-time one. Where threads stand in each
/// other's way, one that floats draws together, a vCPU steps aside to a free CPU, or the guest is paused.
/// </summary>
internal sealed class RepinOrder(IReadOnlyList<RepinThread> threads, HostTopology host, CpuSet spare)
{
    private readonly CpuSet[] _at = [.. threads.Select(t => t.From)];
    private readonly HashSet<int> _aside = [];
    private readonly List<RepinStep> _steps = [];

    public (EquatableList<RepinStep> Steps, RepinRefusal? Refusal) Find(bool paused, bool allowPause)
    {
        if (paused)
        {
            MoveAll("the guest is paused: any order is safe");
            return ([.. _steps], null);
        }

        while (Pending() is { Count: > 0 } pending)
        {
            if (Straight(pending) || Together(pending) || Aside(pending))
                continue;
            if (!allowPause)
                return ([], Cycle(pending));
            _steps.Add(new RepinStep { Kind = RepinStepKind.Pause, Reason = "threads change places and no CPU is free to step aside to" });
            MoveAll("the guest is paused: any order is safe");
            _steps.Add(new RepinStep { Kind = RepinStepKind.Resume, Reason = "every thread has its planned CPUs" });
        }

        return ([.. _steps], null);
    }

    private List<int> Pending() => [.. Enumerable.Range(0, threads.Count).Where(i => _at[i] != threads[i].To)];

    private void MoveAll(string reason) => Pending().ForEach(i => Move(i, threads[i].To, reason));

    private void Move(int i, CpuSet to, string reason)
    {
        _steps.Add(new RepinStep { Kind = threads[i].Kind, Id = threads[i].Id, From = _at[i], To = to, Reason = reason });
        _at[i] = to;
    }

    private bool Straight(List<int> pending)
    {
        var free = pending.FindIndex(i => Blocked(i, threads[i].To).IsEmpty);
        if (free < 0)
            return false;
        Move(pending[free], threads[pending[free]].To, "its planned CPUs are free");
        return true;
    }

    // One that floats leaves what others wait for, keeping some CPU of its old or planned ones. Each does so once: then it helped or it didn't.
    private bool Together(List<int> pending)
    {
        var wanted = pending.Where(i => threads[i].Exclusive).Aggregate(CpuSet.Empty, (all, i) => all | threads[i].To | Siblings(i, threads[i].To));
        foreach (var i in pending.Where(i => !threads[i].Exclusive && !_aside.Contains(i)))
        {
            var part = threads[i].To - Blocked(i, threads[i].To);
            if (part.IsEmpty)
                part = _at[i] - wanted;
            if (part.IsEmpty || part == _at[i] || !(_at[i] - part).Overlaps(wanted))
                continue;
            _aside.Add(i);
            Move(i, part, "it makes room for a vCPU");
            return true;
        }

        return false;
    }

    private bool Aside(List<int> pending)
    {
        foreach (var i in pending.Where(i => threads[i].Exclusive && !_aside.Contains(i)))
        {
            // Only who stands in another's way need step aside.
            if (!pending.Exists(other => other != i && Blocked(other, threads[other].To).Overlaps(_at[i] | Siblings(i, _at[i]))))
                continue;
            if (spare.Select(c => CpuSet.Of(c)).FirstOrDefault(c => Blocked(i, c).IsEmpty) is not { } free)
                continue;
            _aside.Add(i);
            Move(i, free, "it steps aside to a free CPU, to let others pass");
            return true;
        }

        return false;
    }

    /// <summary>The CPUs of <paramref name="wanted"/> where thread <paramref name="i"/> must not be now. What the finished plan has beside each other is allowed.</summary>
    private CpuSet Blocked(int i, CpuSet wanted)
    {
        var blocked = CpuSet.Empty;
        for (var other = 0; other < threads.Count; other++)
        {
            if (other == i)
                continue;
            if (threads[i].Exclusive || threads[other].Exclusive)
                blocked |= (wanted & _at[other]) - (threads[i].To & threads[other].To);
            if (threads[other].RealTime && !threads[i].Exclusive)
                blocked |= (wanted & Siblings(other, _at[other])) - (threads[i].To & Siblings(other, threads[other].To));
            if (threads[i].RealTime && !threads[other].Exclusive && Siblings(i, wanted).Overlaps(_at[other]) && !Siblings(i, threads[i].To).Overlaps(threads[other].To))
                blocked |= wanted;
        }

        return blocked;
    }

    private CpuSet Siblings(int i, CpuSet cpus) => !threads[i].RealTime ? CpuSet.Empty
        : host.Cpus.Where(c => cpus.Contains(c.Id)).Aggregate(CpuSet.Empty, (all, c) => all | c.Siblings) - cpus;

    private RepinRefusal Cycle(List<int> pending)
    {
        var first = pending[0];
        var names = string.Join(", ", pending.Select(i => $"{threads[i].Name} ({_at[i]} to {threads[i].To})"));
        return new RepinRefusal($"These stand in each other's way, and no CPU is free to step aside to: {names}. {threads[first].Name} can't go to CPU {Blocked(first, threads[first].To)} before it is free.",
            "Allow a pause of the guest (RepinOptions.AllowPause, --pause), or free a CPU.");
    }
}
