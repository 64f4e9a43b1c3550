using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Domains;

/// <summary>Documents built here are defined by a real libvirt that validates them, and compared with what it made of them.</summary>
[NonParallelizable]
public sealed class DocumentsMeetLibvirtTests
{
    [Test]
    public async Task What_the_test_driver_made_has_all_that_was_asked()
    {
        var asked = Guest(DomainType.Test);
        using var connection = await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = "test:///default" });
        var made = await DefineAsync(connection, asked);
        var changes = DocumentDiff.Compare(asked, made);
        Show(changes);
        Assert.That(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.ToString()), Is.Empty);
        Assert.That(changes.Select(c => c.Path), Does.Not.Contain("/domain/uuid"));
        Assert.That(DocumentDiff.Compare(made, await DefineAsync(connection, made)), Is.Empty, "What libvirt wrote it makes again.");
    }

    [Test]
    public async Task What_the_qemu_driver_made_has_all_that_was_asked()
    {
        if (!File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("qemu-system-x86 is not installed.");
        var asked = Guest(DomainType.Qemu);
        asked.Os.Type.Machine = "q35";
        await using var hypervisor = await EmbeddedHypervisor.StartAsync();
        var made = await DefineAsync(hypervisor.Connection, asked);
        var changes = DocumentDiff.Compare(asked, made);
        Show(changes);
        // QEMU's driver names the one machine type that q35 stands for now.
        Assert.That(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.Path), Is.EqualTo(new[] { "/domain/os/type/@machine" }));
        Assert.That(DomainLint.Check(made).Where(f => f.Severity == FindingSeverity.Error), Is.Empty);
        Assert.That(DocumentDiff.Compare(made, await DefineAsync(hypervisor.Connection, made)), Is.Empty, "What libvirt wrote it makes again.");
    }

    [Test]
    public async Task What_libvirt_left_out_is_among_the_changes()
    {
        var asked = Guest(DomainType.Test);
        asked.SetAttribute("future", "1");
        using var connection = await LibvirtConnection.OpenAsync(new LibvirtConnectionOptions { Uri = "test:///default" });
        using var domain = await connection.DefineDomainAsync(asked.ToString());
        var made = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.Inactive));
        await domain.UndefineAsync();
        var lost = DocumentDiff.Compare(asked, made).Single(c => c.Kind != ChangeKind.Added);
        Assert.That((lost.Path, lost.Kind), Is.EqualTo(("/domain/@future", ChangeKind.Removed)));
        var refused = await Assert.ThrowsAsync<LibvirtException>(() => connection.DefineDomainAsync(asked.ToString(), DomainDefineFlags.Validate));
        Assert.That(refused!.Message, Does.Contain("future").IgnoreCase.Or.Contain("schema").IgnoreCase);
    }

    private static async Task<DomainDocument> DefineAsync(LibvirtConnection connection, DomainDocument document)
    {
        using var domain = await connection.DefineDomainAsync(document.ToString(), DomainDefineFlags.Validate);
        var made = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.Inactive));
        await domain.UndefineAsync();
        return made;
    }

    private static void Show(IReadOnlyList<DocumentChange> changes)
    {
        foreach (var change in changes)
            TestContext.Out.WriteLine($"{change.Kind} {change.Path}: {change.Before} -> {change.After}");
    }

    // Written in another notation than libvirt's: units, sets, order.
    private static DomainDocument Guest(DomainType type) => new()
    {
        Devices =
        {
            Rngs = { new RngDevice { Model = "virtio", Backend = new RandomRng { Path = "/dev/urandom" } } },
            Disks = { new Disk { Source = new DiskFileSource { File = "/tmp/none.img" }, Target = { Device = "vda", Bus = DiskBus.Virtio } } },
            Serials = { new SerialDevice { Sources = { new PtySource() }, Target = { Port = 0 } } },
        },
        Type = type,
        Name = "asked",
        Uuid = new Guid("7a0d53d5-4a9c-4ba1-8f39-6ba3a3f3f2c8"),
        Memory = MemorySize.FromMiB(256),
        Vcpu = { Value = 4, CpuSet = CpuSet.Parse("0,1,2,3") },
        CpuTune =
        {
            VcpuPins = { new VcpuPin { Vcpu = 1, CpuSet = CpuSet.Parse("0,1") }, new VcpuPin { Vcpu = 0, CpuSet = CpuSet.Of(0) } },
            EmulatorPin = { CpuSet = CpuSet.Parse("0-1") },
        },
        Os = { Type = { Value = "hvm", Architecture = "x86_64" } },
        Features = { Acpi = true },
        Cpu = { Topology = { Sockets = 1, Cores = 4, Threads = 1 } },
        OnReboot = LifecycleAction.Destroy,
    };
}
