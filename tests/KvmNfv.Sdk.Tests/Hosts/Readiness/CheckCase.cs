using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;
using Microsoft.Extensions.Time.Testing;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>One thing changed on a tuned host, and what a check then says.</summary>
/// <param name="Id">The check.</param>
/// <param name="State">The state expected.</param>
/// <param name="Finding">A part of the finding expected.</param>
/// <param name="Change">What is changed on the tuned host.</param>
internal sealed record CheckCase(string Id, CheckState State, string Finding, Func<FakeHost, FakeHost> Change)
{
    public ReadinessProfile Profile { get; init; } = ReadinessProfile.Realtime;

    public MachineRole? Role { get; init; }

    public string? Isolated { get; init; }

    /// <summary>What libvirt says of the host; null when it isn't asked.</summary>
    public Func<FakeHost, HostTopology>? Capabilities { get; init; }

    /// <summary>What happens between the two samples of 60 seconds; null takes one sample.</summary>
    public Func<FakeHost, FakeHost>? Meanwhile { get; init; }

    /// <summary>A machine-usable value that a remedy must have; null when it doesn't matter.</summary>
    public string? Remedy { get; init; }

    public CheckResult Run()
    {
        var host = Change(FakeHost.Tuned());
        var options = new ReadinessOptions { Profile = Profile, Role = Role, Isolated = Isolated is null ? null : CpuSet.Parse(Isolated), Capabilities = Capabilities?.Invoke(host) };
        var checks = ReadinessChecks.All.Where(c => c.Definition.Id == Id).ToList();
        if (Meanwhile is null)
            return new ReadinessChecker(checks).Check(host, options).Checks.Single();
        var time = new FakeTimeProvider();
        host.With("/proc/uptime", "100.00 1.00");
        var task = new ReadinessChecker(checks, time).CheckAsync(host, options with { Window = TimeSpan.FromSeconds(60) });
        Meanwhile(host).With("/proc/uptime", "160.00 1.00");
        time.Advance(TimeSpan.FromSeconds(60));
        return task.GetAwaiter().GetResult().Checks.Single();
    }

    public override string ToString() => $"{Id} {State} {Profile}: {Finding}";
}
