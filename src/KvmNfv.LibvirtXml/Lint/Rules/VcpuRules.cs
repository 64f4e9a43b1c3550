namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Numbers of vCPUs, their topology and pins (<c>virDomainVcpuParse</c>, <c>virDomainDefValidate</c> in libvirt).</summary>
internal static class VcpuRules
{
    private const ulong MinPeriod = 1000;
    private const ulong MaxPeriod = 1_000_000;
    private const long MinQuota = 1000;
    // In nanoseconds it must fit into 64 bits, and Linux keeps 20 bits of fraction (VIR_DOMAIN_CPU_QUOTA_MAX in libvirt).
    private const long MaxQuota = 17_592_186_044_415;

    internal static void Check(LintContext context)
    {
        var domain = context.Domain;
        if (domain.Vcpu.Value == 0)
            context.Report(LintRules.VcpuCount, domain.Vcpu, "The guest has no vCPU.", "Give it at least one.");
        if (domain.Vcpu.Current > context.Vcpus)
            context.Report(LintRules.VcpuCurrent, domain.Vcpu, $"{domain.Vcpu.Current} vCPUs are to be plugged in, but there are only {context.Vcpus}.", "Lower current or raise the number of vCPUs.");
        Topology(context);
        Pins(context);
        Limits(context);
    }

    private static void Topology(LintContext context)
    {
        var topology = context.Domain.Cpu.Topology;
        if (!topology.Exists)
            return;
        var product = (UInt128)(topology.Sockets ?? 1) * (topology.Dies ?? 1) * (topology.Clusters ?? 1) * (topology.Cores ?? 1) * (topology.Threads ?? 1);
        if (product != context.Vcpus)
            context.Report(LintRules.Topology, topology, $"The topology has {product} threads, the guest {context.Vcpus} vCPUs.", "Make sockets × dies × clusters × cores × threads the number of vCPUs.");
    }

    private static void Pins(LintContext context)
    {
        var seen = new HashSet<uint>();
        foreach (var pin in context.Domain.CpuTune.VcpuPins)
        {
            if (pin.Vcpu is not { } vcpu)
                context.Report(LintRules.VcpuPin, pin, "The pin names no vCPU.", "Set vcpu.");
            else if (!seen.Add(vcpu))
                context.Report(LintRules.VcpuPin, pin, $"vCPU {vcpu} is pinned twice.", "Keep one pin.");
            else if (vcpu >= context.Vcpus)
                context.Report(LintRules.VcpuPinRange, pin, $"vCPU {vcpu} is pinned, but the guest has vCPUs 0 to {context.Vcpus - 1}; libvirt drops the pin.", "Pin a vCPU that exists or raise the number of vCPUs.");
            if (pin.CpuSet is null or { IsEmpty: true })
                context.Report(LintRules.VcpuPin, pin, "The pin names no host CPU.", "Set cpuset.");
        }
    }

    private static void Limits(LintContext context)
    {
        var tune = context.Domain.CpuTune;
        foreach (var (name, period) in new[] { ("global_period", tune.GlobalPeriod), ("period", tune.Period), ("emulator_period", tune.EmulatorPeriod), ("iothread_period", tune.IoThreadPeriod) })
        {
            if (period is { } value and not 0 && value is < MinPeriod or > MaxPeriod)
                context.Report(LintRules.Period, tune, $"{name} is {value} µs.", $"Choose from {MinPeriod} to {MaxPeriod} µs.");
        }

        foreach (var (name, quota) in new[] { ("global_quota", tune.GlobalQuota), ("quota", tune.Quota), ("emulator_quota", tune.EmulatorQuota), ("iothread_quota", tune.IoThreadQuota) })
        {
            if (quota is > 0 and < MinQuota or > MaxQuota)
                context.Report(LintRules.Quota, tune, $"{name} is {quota} µs.", $"Choose from {MinQuota} to {MaxQuota} µs, or a negative number for no limit.");
        }
    }
}
