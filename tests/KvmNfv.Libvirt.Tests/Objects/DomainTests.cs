using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Objects;

/// <summary>Domains for real, on the test driver.</summary>
public sealed class DomainTests
{
    private LibvirtConnection _connection = null!;
    private Domain _domain = null!;

    [SetUp]
    public void Open()
    {
        _connection = TestDriver.OpenOwn();
        _domain = _connection.DefineDomain(TestDriver.Domain("vnf"));
        _domain.Create();
    }

    [TearDown]
    public void Close()
    {
        _domain.Dispose();
        _connection.Dispose();
    }

    [Test]
    public void Identity_is_the_same_in_every_form() => Assert.Multiple(() =>
    {
        using var byName = _connection.LookupDomainByName("vnf");
        using var byUuid = _connection.LookupDomainByUuid(_domain.Uuid);
        using var byText = _connection.LookupDomainByUuidString(_domain.UuidString);
        using var byId = _connection.LookupDomainById(_domain.Id!.Value);
        using var duplicate = _domain.Duplicate();
        Assert.That(new[] { byName, byUuid, byText, byId, duplicate }.Select(d => d.Uuid), Is.All.EqualTo(Guid.Parse(_domain.UuidString)));
        Assert.That(_domain.ToString(), Is.EqualTo("vnf"));
    });

    [Test]
    public void Life_cycle_goes_through_its_states()
    {
        var states = new List<DomainStateInfo> { _domain.GetState() };
        _domain.Suspend();
        states.Add(_domain.GetState());
        _domain.Resume();
        _domain.Shutdown();
        states.Add(_domain.GetState());
        _domain.Create(DomainCreateFlags.None);
        states.Add(_domain.GetState());
        _domain.Destroy();
        states.Add(_domain.GetState());
        Assert.That(states, Is.EqualTo(new DomainStateInfo[]
        {
            new(DomainState.Running, (int)DomainRunningReason.Booted), new(DomainState.Paused, (int)DomainPausedReason.User),
            new(DomainState.Shutoff, (int)DomainShutoffReason.Shutdown), new(DomainState.Running, (int)DomainRunningReason.Booted),
            new(DomainState.Shutoff, (int)DomainShutoffReason.Destroyed),
        }));
        using var stopped = _connection.LookupDomainByName("vnf");
        Assert.That(stopped.Id, Is.Null);
    }

    [Test]
    public async Task Asynchronous_members_answer_like_the_blocking_ones()
    {
        Assert.That(await _domain.GetInfoAsync(), Is.EqualTo(_domain.GetInfo()).Using<DomainInfo>((a, b) => a.State == b.State && a.MaxMemoryKiB == b.MaxMemoryKiB));
        await _domain.SuspendAsync();
        Assert.That((await _domain.GetStateAsync()).State, Is.EqualTo(DomainState.Paused));
        await _domain.ResumeAsync();
        using var same = await ((ILibvirtConnection)_connection).LookupDomainByNameAsync("vnf");
        Assert.That(same.Uuid, Is.EqualTo(_domain.Uuid));
        var all = await ((ILibvirtConnection)_connection).ListAllDomainsAsync();
        Assert.That(all.Select(d => d.Name), Does.Contain("vnf"));
        foreach (var one in all)
            one.Dispose();
    }

    [Test]
    public void Pins_are_read_back()
    {
        _domain.PinVcpu(1, CpuMap.Of(3, 5));
        _domain.PinEmulator(CpuMap.Of(0, 7), DomainModificationImpact.Config);
        Assert.Multiple(() =>
        {
            Assert.That(_domain.GetVcpus()[1].Affinity, Is.EqualTo(CpuMap.Of(3, 5)).AsCollection);
            Assert.That(_domain.GetVcpuPins()[1], Is.EqualTo(CpuMap.Of(3, 5)).AsCollection);
            Assert.That(_domain.GetEmulatorPin(DomainModificationImpact.Config), Is.EqualTo(CpuMap.Of(0, 7)).AsCollection);
            Assert.That(_domain.GetVcpus()[0].State, Is.EqualTo(VcpuState.Running));
        });
    }

    [Test]
    public void IOThreads_come_and_go()
    {
        _domain.AddIOThread(1, DomainModificationImpact.Config);
        _domain.AddIOThread(4, DomainModificationImpact.Config);
        _domain.PinIOThread(4, CpuMap.Of(2), DomainModificationImpact.Config);
        var threads = _domain.GetIOThreads(DomainModificationImpact.Config);
        Assert.That(threads.Select(t => t.Id), Is.EqualTo(new[] { 1, 4 }));
        Assert.That(threads[1].Affinity, Is.EqualTo(CpuMap.Of(2)).AsCollection);
        _domain.DelIOThread(1, DomainModificationImpact.Config);
        Assert.That(_domain.GetIOThreads(DomainModificationImpact.Config), Has.Count.EqualTo(1));
    }

    [Test]
    public void Statistics_and_parameters_are_read() => Assert.Multiple(() =>
    {
        Assert.That(_domain.GetSchedulerType(), Is.EqualTo(new SchedulerType("fair", 1)));
        Assert.That(_domain.GetSchedulerParameters()[DomainScheduler.Weight].AsUInt32(), Is.EqualTo(50));
        Assert.That(_domain.GetNumaParameters()[DomainNumaParameter.Mode].AsInt32(), Is.EqualTo((int)DomainNumatuneMemMode.Strict));
        Assert.That(_domain.GetCpuStats(), Has.Count.EqualTo(1));
        Assert.That(_domain.GetCpuStats(perCpu: true), Is.Not.Empty);
        Assert.That(() => _domain.GetMemoryStats(), Throws.Nothing);
        Assert.That(_domain.GetControlInfo().State, Is.EqualTo(DomainControlState.Ok));
        Assert.That(_domain.GetPerfEvents(), Is.Not.Empty);
        Assert.That(_domain.GetBlkioParameters(), Is.Not.Null);
        Assert.That(_domain.GetMaxMemory(), Is.EqualTo(64 * 1024));
        Assert.That(_domain.GetMaxVcpus(), Is.EqualTo(2));
        Assert.That(_domain.GetDiskErrors(), Is.Empty);
        Assert.That(_domain.GetFileSystems(), Is.Empty);
        Assert.That(_domain.GetHostname(), Is.Not.Empty);
        Assert.That(_domain.GetOSType(), Is.EqualTo("linux").Or.EqualTo("hvm"));
        Assert.That(_domain.GetTime(), Is.GreaterThan(DateTimeOffset.UnixEpoch));
        Assert.That(_domain.IsPersistent() && !_domain.IsUpdated() && !_domain.HasManagedSaveImage());
    });

    [Test]
    public void Bulk_statistics_name_their_domains()
    {
        var all = _connection.GetAllDomainStats(DomainStatsTypes.State, withUuids: true);
        var mine = all.Single(s => s.Name == "vnf");
        Assert.That(mine.Uuid, Is.EqualTo(_domain.Uuid));
        Assert.That(mine.Parameters[DomainStat.StateState].AsInt32(), Is.EqualTo((int)DomainState.Running));
        Assert.That(_connection.GetDomainStats([_domain]).Single(), Has.Property("Name").EqualTo("vnf").And.Property("Uuid").Null);
        Assert.Throws<ArgumentException>(() => _connection.GetDomainStats([]));
    }

    [Test]
    public void Document_and_metadata_are_read_and_changed()
    {
        _domain.SetMetadata(DomainMetadataType.Title, "a VNF", null, null, DomainModificationImpact.Live | DomainModificationImpact.Config);
        _domain.SetMetadata(DomainMetadataType.Element, "<plan/>", "k", "urn:plan");
        Assert.Multiple(() =>
        {
            Assert.That(_domain.GetMetadata(DomainMetadataType.Title, null), Is.EqualTo("a VNF"));
            Assert.That(_domain.GetMetadata(DomainMetadataType.Element, "urn:plan"), Is.EqualTo("<plan/>"));
            Assert.That(_domain.GetXml(DomainXmlFlags.Inactive), Does.Contain("<title>a VNF</title>"));
        });
    }

    [Test]
    public void Snapshots_form_a_tree_to_go_back_in()
    {
        using var first = _domain.CreateSnapshot("<domainsnapshot><name>first</name></domainsnapshot>");
        using var second = _domain.CreateSnapshot("<domainsnapshot><name>second</name></domainsnapshot>");
        using var parent = second.GetParent();
        using var current = _domain.GetCurrentSnapshot();
        Assert.Multiple(() =>
        {
            Assert.That(parent.Name, Is.EqualTo("first"));
            Assert.That(current.Name, Is.EqualTo("second"));
            Assert.That(first.ListChildrenNames(), Is.EqualTo(new[] { "second" }));
            Assert.That(_domain.ListSnapshotNames(), Is.EquivalentTo(new[] { "first", "second" }));
            Assert.That(_domain.HasCurrentSnapshot() && second.IsCurrent() && second.HasMetadata());
            Assert.That(first.NumOfChildren(), Is.EqualTo(1));
            Assert.That(first.GetXml(), Does.Contain("<name>first</name>"));
        });
        foreach (var snapshot in _domain.ListAllSnapshots().Concat(first.ListAllChildren()))
            snapshot.Dispose();
        first.Revert();
        Assert.That(first.IsCurrent());
        second.Delete();
        Assert.Throws<LibvirtNotFoundException>(() => _domain.LookupSnapshotByName("second"));
    }

    [Test]
    public void Checkpoints_are_kept()
    {
        var xml = TestDriver.Domain("disks").Replace("</domain>",
            "<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/d.qcow2'/><target dev='vda'/></disk></devices></domain>", StringComparison.Ordinal);
        using var domain = _connection.DefineDomain(xml);
        domain.Create();
        using var checkpoint = domain.CreateCheckpoint("<domaincheckpoint><name>c1</name></domaincheckpoint>");
        using var found = domain.LookupCheckpointByName("c1");
        Assert.That(found.GetXml(), Does.Contain("c1"));
        foreach (var one in domain.ListAllCheckpoints().Concat(found.ListAllChildren()))
            one.Dispose();
        found.Delete();
        Assert.That(domain.ListAllCheckpoints(), Is.Empty);
    }

    [Test]
    public void Managed_save_stops_the_domain_and_keeps_its_state()
    {
        _domain.ManagedSave();
        Assert.That(_domain.HasManagedSaveImage() && !_domain.IsActive());
        _domain.Create();
        Assert.That(_domain.HasManagedSaveImage(), Is.False);
    }

    [Test]
    public void Save_and_restore_keep_the_domain()
    {
        var file = Path.Combine(Path.GetTempPath(), $"kvmnfv-save-{Guid.NewGuid():N}");
        _domain.Save(file);
        try
        {
            Assert.That(_connection.GetSaveImageXml(file), Does.Contain("vnf"));
            _connection.RestoreDomain(file);
            Assert.That(_domain.IsActive());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Keys_devices_and_memory_reach_the_driver()
    {
        _domain.SendKey(KeycodeSet.Linux, 0, 28);
        Assert.Throws<ArgumentOutOfRangeException>(() => _domain.SendKey(KeycodeSet.Linux, 0, new uint[17]));
        _domain.SetMemory(32 * 1024);
        Assert.That(_domain.GetInfo().MemoryKiB, Is.EqualTo(32 * 1024));
        Assert.That(_domain.ListSnapshotNames(), Is.Empty);
        _domain.SetAutostart(true);
        Assert.That(_domain.GetAutostart());
        _domain.SetAutostart(false);
    }
}
