using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>The part of a domain that is the same wherever it runs: boot, CPU, features, timers, devices.</summary>
internal static class DomainMachine
{
    public static void Apply(DomainDocument domain, VnfProfile profile, PlacementPlan plan, NfvDomainOptions options)
    {
        domain.Os.Type.Value = "hvm";
        domain.Os.Type.Architecture = options.Architecture;
        domain.Os.Type.Machine = options.Machine;
        domain.Os.Kernel = options.Kernel;
        domain.Os.InitialRamDisk = options.InitialRamDisk;
        domain.Os.CommandLine = options.CommandLine;
        ApplyCpu(domain.Cpu, profile, options);
        if (IsX86(options))
        {
            ApplyFeatures(domain.Features, plan, options);
            ApplyTimers(domain.Clock, options);
            domain.PowerManagement.SuspendToMemory = false;
            domain.PowerManagement.SuspendToDisk = false;
        }

        domain.Clock.Offset = ClockOffset.Utc;
        ApplyDevices(domain.Devices, options);
    }

    private static bool IsKvm(NfvDomainOptions options) => options.Hypervisor == DomainType.Kvm;

    private static bool IsX86(NfvDomainOptions options) => options.Architecture is "x86_64" or "i686";

    private static void ApplyCpu(Cpu cpu, VnfProfile profile, NfvDomainOptions options)
    {
        if (IsKvm(options))
        {
            // All of the host's CPU: migratable=off also passes the invariant TSC, which a real-time guest keeps time by.
            cpu.Mode = CpuMode.HostPassthrough;
            cpu.Check = CpuCheck.None;
            cpu.Migratable = IsX86(options) ? false : null;
        }
        else
        {
            cpu.Mode = CpuMode.Maximum;
        }

        var cells = profile.EffectiveCells();
        // One socket a cell where they divide evenly, so that the guest sees a cell as a socket's neighbourhood.
        var even = cells.All(c => c.VCpus.Count == cells[0].VCpus.Count && c.VCpus.Max - c.VCpus.Min == c.VCpus.Count - 1);
        var sockets = even ? cells.Count : 1;
        cpu.Topology.Sockets = (uint)sockets;
        cpu.Topology.Dies = 1;
        cpu.Topology.Cores = (uint)(profile.VCpus.Count / sockets);
        cpu.Topology.Threads = 1;
        for (var i = 0; i < cells.Count; i++)
            cpu.Numa.Cells.Add(new GuestNumaCell { Id = (uint)i, Cpus = cells[i].VCpus, Memory = cells[i].Memory });
    }

    private static void ApplyFeatures(Features features, PlacementPlan plan, NfvDomainOptions options)
    {
        features.Acpi = true;
        features.VmPort = false;
        if (!IsKvm(options))
        {
            features.Apic = new ApicFeature();
            return;
        }

        features.Apic.EndOfInterrupt = true;
        // The hint tells the guest that no vCPU is ever preempted; a floating vCPU would make it spin where it should yield.
        if (plan.VCpus.All(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated))
            features.Kvm.HintDedicated = true;
        features.Pmu = false;
        features.Smm.State = false;
    }

    private static void ApplyTimers(Clock clock, NfvDomainOptions options)
    {
        // No periodic ticks to catch up with: each burst of them would be a burst of exits.
        clock.Timers.Add(new ClockTimer { Name = TimerName.Rtc, TickPolicy = TickPolicy.Delay });
        if (IsKvm(options))
        {
            // Re-injection (delay) would inhibit AVIC.
            clock.Timers.Add(new ClockTimer { Name = TimerName.Pit, TickPolicy = TickPolicy.Discard });
            clock.Timers.Add(new ClockTimer { Name = TimerName.Kvmclock, Present = true });
        }

        clock.Timers.Add(new ClockTimer { Name = TimerName.Hpet, Present = false });
    }

    private static void ApplyDevices(Devices devices, NfvDomainOptions options)
    {
        devices.Emulator = options.Emulator;
        devices.Controllers.Add(new Controller { Type = ControllerType.Usb, Model = "none" });
        devices.MemoryBalloon.Model = "none";
        if (options.SerialLog is { } log)
        {
            var serial = new SerialDevice { Type = CharacterType.File };
            serial.Sources.Add(new CharacterFileSource { Path = log });
            if (IsX86(options))
                serial.Target.Type = "isa-serial";
            serial.Target.Port = 0;
            devices.Serials.Add(serial);
        }
    }
}
