using System.Diagnostics;
using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>What is built here passes libvirt's own schema validator.</summary>
public class ValidationTests
{
    private static readonly string[] s_validator = ["/usr/bin/virt-xml-validate", "/usr/local/bin/virt-xml-validate"];

    private static IEnumerable<TestCaseData> Built()
    {
        yield return new TestCaseData(RealTimeGuest(), "domain").SetArgDisplayNames("real-time guest");
        yield return new TestCaseData(ManyDevices(), "domain").SetArgDisplayNames("many devices");
    }

    [TestCaseSource(nameof(Built))]
    public void Built_document_is_valid(DomainDocument document, string schema)
    {
        Assert.That(DomainLint.Check(document), Is.Empty);
        Validate(document.ToString(), schema, document.ToString());
    }

    [Test]
    public void Corpus_rebuilt_from_typed_properties_is_valid()
    {
        var files = Corpus.Files("domain").Where(file => file.Contains("/v9.0.0/qemuxml2xmloutdata/", StringComparison.Ordinal)
            && !file.Contains("-invalid", StringComparison.Ordinal)).Where((_, i) => i % 20 == 0).ToList();
        foreach (var file in files)
            Validate(ShapeCopy.Child(DomainDocument.Load(file))!.ToString(), "domain", Corpus.Name(file));
    }

    private static DomainDocument RealTimeGuest() => new()
    {
        Type = DomainType.Kvm,
        Name = "vnf",
        Uuid = new Guid("7a0d53d5-4a9c-4ba1-8f39-6ba3a3f3f2c8"),
        Title = "a VNF",
        Memory = MemorySize.FromGiB(4),
        MemoryBacking =
        {
            HugePages = { Pages = { new HugePage { Size = MemorySize.FromGiB(1), NodeSet = CpuSet.Of(0) } } },
            NoSharePages = true,
            Locked = true,
            Source = { Type = MemorySourceType.Memfd },
            Access = { Mode = MemoryAccessMode.Shared },
            Allocation = { Mode = MemoryAllocationMode.Immediate },
        },
        Vcpu = { Value = 4, Placement = VcpuPlacement.Static, CpuSet = CpuSet.Parse("0-1") },
        IoThreads = 1,
        CpuTune =
        {
            VcpuPins = { new VcpuPin { Vcpu = 0, CpuSet = CpuSet.Of(2) }, new VcpuPin { Vcpu = 1, CpuSet = CpuSet.Of(3) } },
            EmulatorPin = { CpuSet = CpuSet.Of(0, 1) },
            IoThreadPins = { new IoThreadPin { IoThread = 1, CpuSet = CpuSet.Of(1) } },
            VcpuSchedulers = { new VcpuScheduler { Vcpus = CpuSet.Parse("0-1"), Scheduler = Scheduler.Fifo, Priority = 1 } },
            CacheTunes = { new CacheTune { Vcpus = CpuSet.Parse("0-1"), Caches = { new CacheAllocation { Id = 0, Level = 3, Type = CacheContent.Both, Size = MemorySize.FromMiB(3) } } } },
            MemoryTunes = { new BandwidthTune { Vcpus = CpuSet.Parse("2-3"), Nodes = { new BandwidthNode { Id = 0, Bandwidth = 60 } } } },
        },
        NumaTune =
        {
            Memory = { Mode = NumaMemoryMode.Strict, NodeSet = CpuSet.Of(0) },
            MemoryNodes = { new NumaMemoryNode { CellId = 0, Mode = NumaMemoryMode.Strict, NodeSet = CpuSet.Of(0) } },
        },
        Os = { Type = { Value = "hvm", Architecture = "x86_64", Machine = "q35" }, Kernel = "/boot/vmlinuz", CommandLine = "console=ttyS0" },
        Features = { Acpi = true, Apic = { EndOfInterrupt = true }, Kvm = { HintDedicated = true }, Pmu = false },
        Cpu =
        {
            Mode = CpuMode.HostPassthrough,
            Check = CpuCheck.None,
            Migratable = true,
            Topology = { Sockets = 1, Cores = 4, Threads = 1 },
            Features = { new CpuFeature { Name = "tsc-deadline", Policy = CpuFeaturePolicy.Require } },
            Numa = { Cells = { new GuestNumaCell { Id = 0, Cpus = CpuSet.Parse("0-3"), Memory = MemorySize.FromGiB(4) } } },
        },
        Clock = { Offset = ClockOffset.Utc, Timers = { new ClockTimer { Name = TimerName.Tsc, Present = true, Mode = TimerMode.Native } } },
        OnPowerOff = LifecycleAction.Destroy,
        Devices =
        {
            Emulator = "/usr/bin/qemu-system-x86_64",
            Serials = { new SerialDevice { Sources = { new CharacterFileSource { Path = "/var/log/vnf", Append = true } }, Target = { Port = 0 } } },
            MemoryBalloon = { Model = "none" },
        },
    };

    private static DomainDocument ManyDevices() => new()
    {
        Type = DomainType.Qemu,
        Name = "devices",
        Memory = MemorySize.FromMiB(512),
        MemoryBacking = { Source = { Type = MemorySourceType.Memfd }, Access = { Mode = MemoryAccessMode.Shared } },
        Vcpu = { Value = 1 },
        Os = { Type = { Value = "hvm" } },
        Devices =
        {
            Disks = { new Disk { Device = DiskDevice.Disk, Driver = { Name = "qemu", Type = "raw" }, Source = new DiskBlockSource { Device = "/dev/sdb" }, Target = { Device = "vda", Bus = DiskBus.Virtio } } },
            Controllers = { new Controller { Type = ControllerType.Pci, Index = 0, Model = "pcie-root" } },
            Interfaces =
            {
                new VhostUserInterface { Mac = { Address = MacAddress.Parse("52:54:00:00:00:01") }, Source = { Type = "unix", Path = "/run/v", Mode = VhostUserMode.Server }, Model = { Type = "virtio" }, Driver = { Queues = 1, ReceiveQueueSize = 1024 } },
                new HostdevInterface { Managed = true, Source = { Address = new PciDeviceAddress { Domain = 0, Bus = 0x3b, Slot = 2, Function = 1 } } },
                new BridgeInterface { Source = { Bridge = "br0" } },
            },
            Hostdevs = { new PciHostdev { Mode = "subsystem", Managed = true, Source = { Address = { Domain = 0, Bus = 0x3b, Slot = 3, Function = 0 } } } },
            Rngs = { new RngDevice { Model = "virtio", Backend = new RandomRng { Path = "/dev/urandom" } } },
            SharedMemories = { new SharedMemory { Name = "ring", Model = { Type = SharedMemoryType.IvshmemPlain }, Size = MemorySize.FromMiB(4) } },
            Tpms = { new Tpm { Model = "tpm-crb", Backend = new EmulatorTpm { Version = "2.0" } } },
            Graphics = { new VncGraphics { Port = -1, AutoPort = true } },
        },
    };

    private static void Validate(string xml, string schema, string what)
    {
        if (Array.Find(s_validator, File.Exists) is not { } validator)
        {
            Assert.Ignore("virt-xml-validate is not installed (Debian: libvirt-clients and libxml2-utils).");
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, xml);
            using var process = Process.Start(new ProcessStartInfo(validator, [file, schema]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"{error.Result}{output.Result}\n{what}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
