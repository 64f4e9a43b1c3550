namespace KvmNfv.Libvirt.Tests.Events;

/// <summary>Networks, storage pools and node devices of the test driver.</summary>
public sealed class OtherEventsTests : LeakCheckedFixture
{
    private LibvirtConnection _connection = null!;

    [SetUp]
    public void Open() => _connection = LibvirtConnection.Open("test:///default");

    [TearDown]
    public void Close() => _connection.Dispose();

    [Test]
    public async Task Network_life_is_told()
    {
        await using var all = _connection.NetworkEvents.All();
        await using var lifecycle = _connection.NetworkEvents.Lifecycle();
        using var network = _connection.DefineNetwork("<network><name>events</name><bridge name='virbr77'/><ip address='192.0.2.1' netmask='255.255.255.0'/></network>");
        var uuid = network.Uuid;
        network.Create();
        network.Destroy();
        network.Undefine();
        var types = new List<NetworkEventLifecycleType>();
        for (var i = 0; i < 4; i++)
        {
            var next = await lifecycle.Next();
            Assert.That((next.Name, next.Uuid), Is.EqualTo(("events", uuid)));
            types.Add(next.Type);
        }
        Assert.That(types, Is.EqualTo(new[]
        {
            NetworkEventLifecycleType.Defined, NetworkEventLifecycleType.Started, NetworkEventLifecycleType.Stopped, NetworkEventLifecycleType.Undefined,
        }));
        Assert.That((await all.Next()).Kind, Is.EqualTo(NetworkEventID.Lifecycle));
    }

    [Test]
    public async Task One_network_can_be_followed()
    {
        using var other = _connection.DefineNetwork("<network><name>other</name><bridge name='virbr78'/></network>");
        using var wanted = _connection.DefineNetwork("<network><name>wanted</name><bridge name='virbr79'/></network>");
        await using var events = _connection.NetworkEvents.Lifecycle(wanted);
        other.Create();
        wanted.Create();
        Assert.That((await events.Next()).Name, Is.EqualTo("wanted"));
        other.Destroy();
        other.Undefine();
        wanted.Destroy();
        wanted.Undefine();
    }

    [Test]
    public void Network_metadata_event_needs_a_newer_libvirt()
    {
        if (LibvirtLibrary.Supports(new LibvirtVersion(9, 8, 0)))
            _connection.NetworkEvents.MetadataChange().Dispose();
        else
            Assert.That(Assert.Throws<LibvirtUnsupportedException>(() => _connection.NetworkEvents.MetadataChange()).RequiredVersion, Is.EqualTo(new LibvirtVersion(9, 8, 0)));
    }

    [Test]
    public async Task Storage_pool_life_and_refresh_are_told()
    {
        await using var events = _connection.StoragePoolEvents.All();
        using var pool = _connection.DefineStoragePool("<pool type='dir'><name>events</name><target><path>/events</path></target></pool>");
        pool.Create();
        pool.Refresh();
        pool.Destroy();
        pool.Undefine();
        var told = new List<string>();
        for (var i = 0; i < 5; i++)
            told.Add(await events.Next() is StoragePoolLifecycleEvent life ? life.Type.ToString() : "Refresh");
        Assert.That(told, Is.EqualTo(new[] { "Defined", "Started", "Refresh", "Stopped", "Undefined" }));
    }

    [Test]
    public async Task Only_refreshes_of_one_pool_are_told()
    {
        using var pool = _connection.LookupStoragePoolByName("default-pool");
        await using var events = _connection.StoragePoolEvents.Refresh(pool);
        await using var lifecycle = _connection.StoragePoolEvents.Lifecycle(pool);
        pool.Refresh();
        var next = await events.Next();
        Assert.That((next.Name, next.Uuid), Is.EqualTo(("default-pool", pool.Uuid)));
    }

    [Test]
    public async Task Node_device_life_is_told()
    {
        await using var events = _connection.NodeDeviceEvents.All();
        await using var lifecycle = _connection.NodeDeviceEvents.Lifecycle();
        await using var updates = _connection.NodeDeviceEvents.Update();
        using var device = _connection.CreateNodeDevice(
            "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>" +
            "<wwnn>2001001b32a9da4e</wwnn><wwpn>2101001b32a9da4e</wwpn></capability></capability></device>");
        var name = device.Name;
        device.Destroy();
        var first = await lifecycle.Next();
        Assert.That((first.Name, first.Type), Is.EqualTo((name, NodeDeviceEventLifecycleType.Created)));
        Assert.That((await lifecycle.Next()).Type, Is.EqualTo(NodeDeviceEventLifecycleType.Deleted));
        Assert.That((await events.Next()).Kind, Is.EqualTo(NodeDeviceEventID.Lifecycle));
    }

    [Test]
    public void Driver_without_secrets_says_so() => Assert.Throws<LibvirtUnsupportedException>(() => _connection.SecretEvents.All());

    [Test]
    public void Driver_without_a_monitor_says_so() => Assert.Throws<LibvirtUnsupportedException>(() => _connection.QemuMonitorEvents.Subscribe());

    [Test]
    public void Interfaces_can_be_faked()
    {
        var writer = new EventStreamWriter<DomainEvent>();
        var connection = NSubstitute.Substitute.For<ILibvirtConnection>();
        NSubstitute.SubstituteExtensions.Returns(connection.DomainEvents.All(), writer.Stream);
        writer.Write(new DomainRebootEvent(new("vm", Guid.NewGuid(), 1)));
        writer.Complete();
        Assert.That(connection.DomainEvents.All().ToBlockingEnumerable().Single(), Is.InstanceOf<DomainRebootEvent>());
    }
}
