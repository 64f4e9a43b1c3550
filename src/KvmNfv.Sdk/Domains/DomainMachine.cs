using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>The part of a domain that is the same wherever it runs: boot, CPU, features, timers, devices.</summary>
internal static class DomainMachine
{
    public static void Apply(DomainDocument domain, VnfProfile profile, PlacementPlan plan, NfvDomainOptions options, HostTopology? host)
    {
        domain.Os.Type.Value = "hvm";
        domain.Os.Type.Architecture = options.Architecture;
        domain.Os.Type.Machine = options.Machine;
        domain.Os.Kernel = options.Kernel;
        domain.Os.InitialRamDisk = options.InitialRamDisk;
        domain.Os.CommandLine = options.CommandLine;
        GuestCpu.Apply(domain.Cpu, profile, plan, options, host);
        if (options.IsX86)
        {
            ApplyFeatures(domain.Features, plan, options);
            ApplyTimers(domain.Clock, options);
            domain.PowerManagement.SuspendToMemory = false;
            domain.PowerManagement.SuspendToDisk = false;
        }
        else if (options.IsKvm)
        {
            domain.Features.Pmu = false;
        }

        domain.Clock.Offset = ClockOffset.Utc;
        ApplyDevices(domain.Devices, options);
        DomainHostDevices.Apply(domain.Devices, plan, options);
    }

    private static void ApplyFeatures(Features features, PlacementPlan plan, NfvDomainOptions options)
    {
        features.Acpi = true;
        features.VmPort = false;
        if (!options.IsKvm)
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
        if (options.IsKvm)
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
            if (options.IsX86)
                serial.Target.Type = "isa-serial";
            serial.Target.Port = 0;
            devices.Serials.Add(serial);
        }
    }
}
