using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Says of each thread of a host what it is used for.</summary>
internal sealed class ThreadUses
{
    private readonly Dictionary<int, PictureThread> _claimed = [];
    private readonly IReadOnlyList<PlacementPlan> _plans;
    private readonly HostUsage _usage;
    private readonly CpuSet _housekeeping;
    private readonly CpuSet _pollMode;

    public ThreadUses(HostTopology host, IReadOnlyList<PlacementPlan> plans, HostUsage usage, PlacementPolicy policy)
    {
        _plans = plans;
        _usage = usage;
        _housekeeping = policy.Housekeeping ?? HostLayout.DefaultHousekeeping(host);
        _pollMode = policy.PollMode ?? CpuSet.Empty;
        for (var i = 0; i < plans.Count; i++)
            Claim(plans[i], PictureModel.Letter(i));
    }

    public PictureThread Of(HostCpu cpu)
    {
        var place = FormattableString.Invariant($"CPU {cpu.Id}{(cpu.Core is { } core ? $", core {core}" : "")}{(cpu.CoreType is { } type ? $" ({type})" : "")}");
        if (!cpu.Online)
            return new(cpu.Id, ThreadUse.Offline, "off", place + ": offline");
        if (_claimed.TryGetValue(cpu.Id, out var claimed))
            return claimed with { Title = $"{place}: {claimed.Title}" };
        var floating = Floating(cpu.Id);
        var (use, label, words) = cpu.Id switch
        {
            var id when _pollMode.Contains(id) => (ThreadUse.PollMode, "PMD", "poll-mode thread of the host's switch"),
            var id when _usage.Exclusive.Contains(id) => (ThreadUse.Others, "x", "others have it for themselves"),
            var id when _housekeeping.Contains(id) => (ThreadUse.Housekeeping, "#" + Short(floating), "housekeeping of the host"),
            _ when floating.Count > 0 => (ThreadUse.Floating, "~" + Short(floating), "floating threads"),
            var id when _usage.Floating.Contains(id) => (ThreadUse.OthersFloating, "x~", "threads of others float over it"),
            _ => cpu.Isolated ? (ThreadUse.FreeIsolated, "", "free, isolated") : (ThreadUse.Free, "", "free"),
        };
        return new(cpu.Id, use, label, $"{place}: {words}{string.Concat(floating.Select(f => $"; {f.Words}"))}{(cpu.Isolated && use != ThreadUse.FreeIsolated ? "; isolated" : "")}");
    }

    private void Claim(PlacementPlan plan, string letter)
    {
        foreach (var vcpu in plan.VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated))
        {
            var realTime = vcpu.Role == VCpuRole.RealTime;
            var words = FormattableString.Invariant($"vCPU {vcpu.VCpu} of {plan.Vnf}, {(realTime ? "real-time" : "dedicated")}{(vcpu.FifoPriority is { } fifo ? $", FIFO {fifo}" : "")}. {vcpu.Reason.Text}");
            Claim(vcpu.Cpus, realTime ? ThreadUse.RealTime : ThreadUse.Dedicated, FormattableString.Invariant($"{letter}{vcpu.VCpu}"), words);
        }

        if (plan.Emulator.Exclusive)
            Claim(plan.Emulator.Cpus, ThreadUse.Emulator, letter + "em", $"emulator of {plan.Vnf}. {plan.Emulator.Reason.Text}");
        foreach (var thread in plan.IoThreads.Where(t => t.Exclusive))
            Claim(thread.Cpus, ThreadUse.Emulator, FormattableString.Invariant($"{letter}io{thread.Id}"), FormattableString.Invariant($"IOThread {thread.Id} of {plan.Vnf}. {thread.Reason.Text}"));
        Claim(plan.IdleCpus, ThreadUse.Idle, letter + "-", $"stays empty: its core is for {plan.Vnf} alone");
    }

    private void Claim(CpuSet cpus, ThreadUse use, string label, string words)
    {
        foreach (var cpu in cpus)
            _claimed[cpu] = new(cpu, use, label, words);
    }

    private List<(string Letter, string Words)> Floating(int cpu)
    {
        var floating = new List<(string, string)>();
        for (var i = 0; i < _plans.Count; i++)
        {
            var plan = _plans[i];
            var parts = new List<string>();
            if (plan.Emulator.Cpus.Contains(cpu))
                parts.Add("emulator");
            parts.AddRange(plan.IoThreads.Where(t => t.Cpus.Contains(cpu)).Select(t => FormattableString.Invariant($"IOThread {t.Id}")));
            parts.AddRange(plan.VCpus.Where(v => v.Cpus.Contains(cpu)).Select(v => FormattableString.Invariant($"vCPU {v.VCpu}")));
            if (parts.Count > 0)
                floating.Add((PictureModel.Letter(i), $"{string.Join(", ", parts)} of {plan.Vnf}"));
        }

        return floating;
    }

    private static string Short(List<(string Letter, string Words)> floating) => floating.Count <= 2 ? string.Concat(floating.Select(f => f.Letter)) : floating[0].Letter + "+";
}
