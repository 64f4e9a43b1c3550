using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Objects;

/// <summary>What the test driver does not have: secrets, filters, the administration interface, on a real daemon.</summary>
public sealed class DaemonObjectsTests
{
    private static readonly byte[] s_value = [0, 1, 2, 253, 254, 255];

    private PrivateDaemon _daemon = null!;
    private LibvirtConnection _connection = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _daemon = PrivateDaemon.Start("objects");
        _connection = _daemon.Open();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _connection?.Dispose();
        _daemon?.Dispose();
    }

    [Test]
    public async Task Secret_keeps_its_value()
    {
        using var secret = _connection.DefineSecret("<secret ephemeral='yes'><usage type='volume'><volume>/v</volume></usage></secret>");
        secret.SetValue(s_value);
        using var byUsage = _connection.LookupSecretByUsage(SecretUsageType.Volume, "/v");
        using var byUuid = _connection.LookupSecretByUuid(secret.Uuid);
        Assert.That(byUsage.GetValue(), Is.EqualTo(s_value));
        Assert.That(await byUuid.GetValueAsync(), Is.EqualTo(s_value));
        Assert.Multiple(() =>
        {
            Assert.That(secret.UsageId, Is.EqualTo("/v"));
            Assert.That(secret.UsageType, Is.EqualTo(SecretUsageType.Volume));
            Assert.That(_connection.ListSecretUuids(), Does.Contain(secret.UuidString));
            Assert.That(secret.GetXml(), Does.Contain("/v"));
        });
        foreach (var one in _connection.ListAllSecrets())
            one.Dispose();
        secret.Undefine();
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupSecretByUuid(secret.Uuid));
    }

    [Test]
    public void Network_filter_is_defined_and_removed()
    {
        using var filter = _connection.DefineNwFilter("<filter name='no-spoof' chain='root'><rule action='drop' direction='out' priority='500'><mac match='no'/></rule></filter>");
        using var same = _connection.LookupNwFilterByUuid(filter.Uuid);
        Assert.That(same.Name, Is.EqualTo("no-spoof"));
        Assert.That(same.GetXml(), Does.Contain("<rule action='drop'"));
        Assert.That(_connection.ListNwFilterNames(), Does.Contain("no-spoof"));
        foreach (var one in _connection.ListAllNwFilters())
            one.Dispose();
        Assert.That(_connection.ListAllNwFilterBindings(), Is.Empty);
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupNwFilterBindingByPortDev("vnet99"));
        filter.Undefine();
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupNwFilterByName("no-spoof"));
    }

    [Test]
    public void Network_ports_are_made_and_listed()
    {
        using var network = _connection.DefineNetwork("<network><name>ports</name><forward mode='bridge'/><bridge name='nobridge0'/></network>");
        network.Create();
        var uuid = Guid.NewGuid();
        using var port = network.CreatePort($"""
            <networkport><uuid>{uuid}</uuid><owner><name>vnf</name><uuid>{Guid.NewGuid()}</uuid></owner><mac address='52:54:00:7b:35:93'/></networkport>
            """);
        using var same = network.LookupPortByUuid(uuid);
        Assert.That(same.Uuid, Is.EqualTo(uuid));
        Assert.That(same.GetXml(), Does.Contain("52:54:00:7b:35:93"));
        Assert.That(same.GetParameters(), Is.Not.Null);
        foreach (var one in network.ListAllPorts())
            one.Dispose();
        port.Delete();
        Assert.That(network.GetDhcpLeases(), Is.Empty);
        network.Destroy();
        network.Undefine();
    }

    [Test]
    public void Storage_pool_on_disk_holds_a_volume()
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-pool-");
        using var pool = _connection.DefineStoragePool($"<pool type='dir'><name>disk</name><target><path>{folder.FullName}</path></target></pool>");
        pool.Create();
        using var volume = pool.CreateVolume("<volume><name>v.img</name><capacity unit='MiB'>4</capacity></volume>");
        volume.Resize(8 << 20);
        Assert.That(volume.GetInfo().CapacityBytes, Is.EqualTo(8 << 20));
        volume.Wipe();
        volume.Delete();
        pool.Destroy();
        pool.Undefine();
        folder.Delete(recursive: true);
    }

    [Test]
    public void Host_is_the_real_one() => Assert.Multiple(() =>
    {
        Assert.That(_connection.HypervisorType, Is.EqualTo("QEMU"));
        Assert.That(_connection.GetCpuMap().Present, Is.GreaterThanOrEqualTo(Environment.ProcessorCount));
        Assert.That(_connection.GetMemoryStats().Select(s => s.Name), Does.Contain(NodeMemoryStatsKey.Total));
        Assert.That(_connection.GetCpuStats(0).Select(s => s.Name), Does.Contain(NodeCpuStatsKey.User));
        Assert.That(_connection.GetFreePages([4], 0, 1).Single().Free, Is.GreaterThan(0UL));
        Assert.That(_connection.GetDomainCapabilities(null, "x86_64", "q35", "qemu"), Does.Contain("<domainCapabilities>"));
        Assert.That(_connection.HypervisorVersion, Is.GreaterThan(new LibvirtVersion(6, 0, 0)));
    });

    [Test]
    public void Administration_in_the_same_process_is_refused_because_libvirt_would_crash_it() =>
        Assert.That(() => AdminConnection.Open(_daemon.AdminUri), Throws.InvalidOperationException.With.Message.Contains("in another"));
}
