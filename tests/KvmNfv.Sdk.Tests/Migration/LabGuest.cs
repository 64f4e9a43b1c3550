using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>An emulated guest for the two hosts. Its serial console goes on in one file when it moves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MemoryMiB">Its memory.</param>
internal sealed record LabGuest(string Name, int MemoryMiB = 128)
{
    /// <summary>Its interfaces, as XML.</summary>
    public string Interfaces { get; init; } = "";

    /// <summary>Whether it has ACPI; without, it can't let go of a device.</summary>
    public bool Acpi { get; init; } = true;

    /// <summary>Kernel and initial RAM disk; null for those of the plain guest.</summary>
    public (string Kernel, string InitialRamDisk)? Boot { get; init; }

    /// <summary>QEMU options of its own.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];

    /// <summary>A virtio interface on a tap of its own.</summary>
    /// <param name="number">Its number, 1 to 99; its MAC is <see cref="Mac"/> of it.</param>
    public static string Interface(int number) => $"<interface type='ethernet'><mac address='{Mac(number)}'/><model type='virtio'/></interface>";

    public static string Mac(int number) => $"52:54:00:0a:00:{number:d2}";

    public string Serial(string folder) => File.Exists(SerialPath(folder)) ? File.ReadAllText(SerialPath(folder)) : "";

    public string Document(string folder) => $"""
        <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
          <name>{Name}</name>
          <memory unit='MiB'>{MemoryMiB}</memory>
          <vcpu>1</vcpu>
          <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <kernel>{Boot?.Kernel ?? Setting("KERNEL")}</kernel>
            <initrd>{Boot?.InitialRamDisk ?? Setting("INITRD")}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1</cmdline>
          </os>
          <features>{(Acpi ? "<acpi/>" : "")}</features>
          <cpu mode='custom'><model>qemu64</model></cpu>
          <devices>
            <controller type='usb' model='none'/>
            <controller type='pci' index='0' model='pcie-root'/>
            <controller type='pci' index='1' model='pcie-root-port'/>
            <controller type='pci' index='2' model='pcie-root-port'/>
            <controller type='pci' index='3' model='pcie-root-port'/>
            <serial type='file'><source path='{SerialPath(folder)}' append='on'/></serial>
            {Interfaces}
            <memballoon model='none'/>
          </devices>
          <qemu:commandline>{string.Concat(CommandLine.Select(a => $"<qemu:arg value='{a}'/>"))}</qemu:commandline>
        </domain>
        """;

    /// <summary>Kernel and initial RAM disk with the drivers of a virtio interface, failover pairs included (tests/lab/guest.sh --net).</summary>
    public static (string Kernel, string InitialRamDisk) WithNetwork()
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "tests", "lab", "guest.sh"), ["--net"]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, "guest.sh --net");
        string Value(string name) => lines.Single(l => l.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
        return (Value("KERNEL"), Value("INITRD"));
    }

    private string SerialPath(string folder) => Path.Combine(folder, $"{Name}.log");

    private static string Setting(string name)
    {
        if (Environment.GetEnvironmentVariable($"KVMNFV_GUEST_{name}") is { Length: > 0 } value)
            return value;
        Assert.Ignore($"No guest to boot: tests/run.sh makes one and names it in KVMNFV_GUEST_{name}.");
        throw new InvalidOperationException();
    }
}
