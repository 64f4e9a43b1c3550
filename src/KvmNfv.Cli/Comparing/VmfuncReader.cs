using System.Buffers.Binary;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Comparing;

/// <summary>Reads whether the CPU can switch EPT pointers from guests (VMFUNC leaf 0). CPUID doesn't tell; the VMX capability registers do.</summary>
internal static class VmfuncReader
{
    public const string WhyNot = "No way leads there from outside of the kernel: KVM emulates VMFUNC for nested hypervisors only and has no call that gives a guest a list of EPT pointers, and neither QEMU nor libvirt has anything for it. "
        + "Research systems (ELISA, ASPLOS 2023) patch KVM. AMD's CPUs and QEMU's emulation don't have the instruction. Polled shared memory between guests needs none of it, and no context switch either.";

    // Intel SDM volume 3, appendix A.3.3 (0x48B, upper half: what may be set; bit 13: enable VM functions) and A.11 (0x491, bit 0: EPTP switching).
    private const uint SecondaryControls = 0x48B, VmFunctions = 0x491;
    private const int EnableVmFunctions = 32 + 13, EptpSwitching = 0;

    /// <summary>Reads a host.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="register">Reads a model-specific register; null where it has none or this process may not.</param>
    public static VmfuncReading Read(IHostFiles files, Func<uint, ulong?> register)
    {
        // /proc/cpuinfo: "name : words", a block for each CPU.
        var lines = (files.ReadText("/proc/cpuinfo") ?? "").Split('\n').Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(l => l.Length == 2).ToList();
        string? Line(string name) => lines.FirstOrDefault(l => l[0] == name)?[1];
        if (Line("vendor_id") != "GenuineIntel")
            return new(false, "This CPU isn't Intel's: it has no VMFUNC.", WhyNot);
        if (!(Line("flags") ?? "").Split(' ').Contains("vmx"))
        {
            return new(false, "/proc/cpuinfo has no 'vmx' among its flags: this CPU, or the hypervisor that this host runs under, offers no virtualisation, so no VMFUNC either.", WhyNot);
        }

        if (register(SecondaryControls) is { } controls)
        {
            var (enabled, functions) = (Bit(controls, EnableVmFunctions), register(VmFunctions) ?? 0);
            var has = enabled && Bit(functions, EptpSwitching);
            return new(has, $"IA32_VMX_PROCBASED_CTLS2 is 0x{controls:x16} (VM functions {(enabled ? "may" : "can't")} be enabled), IA32_VMX_VMFUNC is {(enabled ? $"0x{functions:x16}" : "therefore absent")}: "
                + $"EPTP switching is {(has ? "there" : "not there")}.", WhyNot);
        }

        // Linux fills that flag from the upper half of IA32_VMX_VMFUNC (init_vmx_capabilities in arch/x86/kernel/cpu/feat_ctl.c), where EPTP switching isn't.
        return (Line("vmx flags") ?? "").Split(' ').Contains("eptp_switching")
            ? new(true, "/proc/cpuinfo has 'eptp_switching' among its vmx flags.", WhyNot)
            : new(null, "Not readable here: /proc/cpuinfo doesn't show VM functions (its 'eptp_switching' is filled from the wrong half of the register), and the registers themselves need root and the kernel module msr.", WhyNot);
    }

    /// <summary>Reads a register of CPU 0: /dev/cpu/0/msr, eight bytes at the register's number.</summary>
    public static ulong? LiveRegister(uint number)
    {
        try
        {
            using var file = File.OpenHandle("/dev/cpu/0/msr");
            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            return RandomAccess.Read(file, bytes, number) == bytes.Length ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Bit(ulong value, int bit) => (value >> bit & 1) != 0;
}
