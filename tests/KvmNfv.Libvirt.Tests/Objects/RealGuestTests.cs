using System.Text.Json;
using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Objects;

/// <summary>A running QEMU guest, through a real daemon.</summary>
public sealed class RealGuestTests
{
    private PrivateDaemon _daemon = null!;
    private LibvirtConnection _connection = null!;
    private Domain _guest = null!;

    [OneTimeSetUp]
    public void Start()
    {
        var document = TestGuest.Document("real");
        _daemon = PrivateDaemon.Start("realguest");
        _connection = _daemon.Open();
        _guest = _connection.DefineDomain(document, DomainDefineFlags.Validate);
        _guest.Create();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _guest?.Dispose();
        _connection?.Dispose();
        _daemon?.Dispose();
    }

    [Test]
    public void Pins_of_the_running_guest_are_set_and_read_back()
    {
        _guest.PinVcpu(1, CpuMap.Of(0), DomainModificationImpact.Live);
        _guest.PinEmulator(CpuMap.Of(0), DomainModificationImpact.Live);
        _guest.PinIOThread(1, CpuMap.Of(0), DomainModificationImpact.Live);
        Assert.Multiple(() =>
        {
            Assert.That(_guest.GetVcpuPins(DomainModificationImpact.Live)[1], Is.EqualTo(CpuMap.Of(0)).AsCollection);
            Assert.That(_guest.GetVcpus()[1].Affinity, Is.EqualTo(CpuMap.Of(0)).AsCollection);
            Assert.That(_guest.GetEmulatorPin(DomainModificationImpact.Live), Is.EqualTo(CpuMap.Of(0)).AsCollection);
            Assert.That(_guest.GetIOThreads(DomainModificationImpact.Live).Single().Affinity, Is.EqualTo(CpuMap.Of(0)).AsCollection);
        });
    }

    [Test]
    public void IOThreads_are_added_tuned_and_removed_while_it_runs()
    {
        _guest.AddIOThread(7, DomainModificationImpact.Live);
        _guest.SetIOThreadParams(7, new TypedParameterList().Add(DomainIOThread.PollMaxNs, 10_000UL), DomainModificationImpact.Live);
        Assert.That(_guest.GetIOThreads().Select(t => t.Id), Does.Contain(7));
        _guest.DelIOThread(7, DomainModificationImpact.Live);
        Assert.That(_guest.GetIOThreads().Select(t => t.Id), Does.Not.Contain(7));
    }

    [Test]
    public void Monitor_answers_in_json()
    {
        using var answer = JsonDocument.Parse(_guest.QemuMonitorCommand("{\"execute\":\"query-cpus-fast\"}"));
        Assert.That(answer.RootElement.GetProperty("return").GetArrayLength(), Is.EqualTo(2));
        Assert.That(_guest.QemuMonitorCommand("info status", DomainQemuMonitorCommandFlags.Hmp), Does.Contain("running"));
    }

    [Test]
    public void Statistics_of_every_group_are_read()
    {
        var stats = _connection.GetDomainStats([_guest]).Single().Parameters;
        Assert.Multiple(() =>
        {
            Assert.That(stats["vcpu.current"].AsUInt32(), Is.EqualTo(2));
            Assert.That(stats["balloon.current"].AsUInt64(), Is.EqualTo(128 * 1024));
            Assert.That(_guest.GetJobInfo().Type, Is.EqualTo(DomainJobType.None));
            Assert.That(_guest.GetJobStats().Type, Is.EqualTo(DomainJobType.None));
            Assert.That(_guest.GetMemoryStats().Select(s => s.Tag), Does.Contain(DomainMemoryStatTags.Rss));
            Assert.That(_guest.GetControlInfo().State, Is.EqualTo(DomainControlState.Ok));
            Assert.That(_guest.GetSecurityLabels(), Is.Not.Null);
            Assert.That(_guest.GetMigrateMaxDowntime(), Is.GreaterThan(0UL));
        });
        var peek = new byte[16];
        Assert.That(() => _guest.MemoryPeek(0, peek, DomainMemoryFlags.Physical), Throws.Nothing);
    }

    [Test]
    public async Task Cancelled_migration_is_aborted_and_the_guest_goes_on_at_the_source()
    {
        using var other = PrivateDaemon.Start("realother");
        using var destination = other.Open();
        using var source = new CancellationTokenSource();
        // At 1 MiB/s the copy cannot end before it is cancelled.
        var parameters = new TypedParameterList().Add(MigrateParam.Bandwidth, 1UL).Add(MigrateParam.Uri, "tcp://127.0.0.1:49321");
        var migration = _guest.MigrateAsync(destination, parameters, DomainMigrateFlags.Live, source.Token);
        while (_guest.GetJobInfo().Type == DomainJobType.None && !migration.IsCompleted)
            await Task.Yield();
        await source.CancelAsync();
        Assert.That(async () => await migration, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_guest.GetState().State, Is.EqualTo(DomainState.Running));
        Assert.That(destination.ListDomainIds(), Is.Empty);
    }
}
