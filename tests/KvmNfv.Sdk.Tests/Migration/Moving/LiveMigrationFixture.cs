using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>Real migrations between two daemons. One fixture at a time has the two hosts.</summary>
[NonParallelizable]
internal abstract class LiveMigrationFixture(string? rate, bool anyVersion = false)
{
    private LabHosts? _hosts;

    protected LabHosts Hosts => _hosts!;

    protected LibvirtConnection A { get; private set; } = null!;

    protected LibvirtConnection B { get; private set; } = null!;

    protected DomainMigrator Migrator { get; } = new();

    [OneTimeSetUp]
    public async Task StartHostsAsync()
    {
        _hosts = LabHosts.Start(rate, anyVersion: anyVersion);
        await ConnectAsync();
    }

    [OneTimeTearDown]
    public void StopHosts()
    {
        A?.Dispose();
        B?.Dispose();
        _hosts?.Dispose();
    }

    protected async Task ConnectAsync()
    {
        A?.Dispose();
        B?.Dispose();
        A = await LibvirtConnection.OpenAsync(Hosts.UriA);
        B = await LibvirtConnection.OpenAsync(Hosts.UriB);
    }

    /// <summary>A plan as a user gets it, for the link of this fixture.</summary>
    protected async Task<MigrationPlan> PlanAsync(MigratingGuest guest, MigrationPolicy? policy = null, MigrationBudget? budget = null, bool back = false, string link = "1Gbit", string? uri = null)
    {
        var (from, to) = back ? (B, A) : (A, B);
        using var domain = await from.LookupDomainByUuidAsync(guest.Uuid);
        var request = await new MigrationRequestReader().ReadAsync(from, domain, to, new MigrationLink { Bandwidth = DataRate.Parse(link) });
        request = request with
        {
            Budget = budget,
            Policy = (policy ?? new MigrationPolicy()) with { MigrateUri = uri ?? (back ? LabHosts.AddressA : LabHosts.AddressB) },
            Probe = await new MigrationFactsReader().ProbeMemoryAsync(from, domain),
        };
        return MigrationPlanner.Plan(request) switch
        {
            MigrationPlan plan => plan,
            var refusal => throw new InvalidOperationException(refusal.ToJson()),
        };
    }

    protected async Task<IMigrationOperation> StartAsync(MigratingGuest guest, MigrationPlan plan, MigrationOptions? options = null, bool back = false)
    {
        var (from, to) = back ? (B, A) : (A, B);
        // Lives as long as the operation; the finalizer gives its reference back.
        var domain = await from.LookupDomainByUuidAsync(guest.Uuid);
        return await Migrator.StartAsync(from, domain, to, plan, options);
    }

    protected async Task<MigrationReport> RunAsync(MigratingGuest guest, MigrationPlan plan, MigrationOptions? options = null, bool back = false)
    {
        var report = await (await StartAsync(guest, plan, options, back)).WaitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        TestContext.Out.WriteLine(Facts(report));
        return report;
    }

    protected static string Facts(MigrationReport report) => string.Join('\n',
        report.Events.Select(e => $"{e.At.TotalSeconds,8:0.000} {e.Kind,-9} {e.Text}").Concat(report.Proof.Select(c => $"{c.Subject}: {c.Passed?.ToString() ?? "unseen"}: {c.Text}"))
        .Append($"{report.Outcome} in {report.Total.TotalSeconds:0.00} s ({report.LibvirtTotal?.TotalSeconds:0.00} by libvirt): {report.Error}")
        .Append($"downtime: QEMU {report.Downtime.Qemu?.TotalMilliseconds:0.0}, libvirt {report.Downtime.Libvirt?.TotalMilliseconds:0.0}, events {report.Downtime.Events?.TotalMilliseconds:0.0} ms"));

    protected static void AssertProved(MigrationReport report, MigrationState outcome)
    {
        Assert.That(report.Outcome, Is.EqualTo(outcome), Facts(report));
        Assert.That(report.Proof.Where(c => c.Passed != true), Is.Empty, Facts(report));
        Assert.That(MigrationReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }
}
