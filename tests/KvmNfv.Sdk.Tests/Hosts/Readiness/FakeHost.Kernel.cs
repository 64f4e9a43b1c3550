namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What K checks read.</content>
internal sealed partial class FakeHost
{
    private static void AddKernel(FakeHost host)
    {
        host.With("/proc/cmdline", $"BOOT_IMAGE=/boot/vmlinuz-6.6.1-rt1 root=/dev/sda1 ro isolcpus=managed_irq,domain,{Isolated} nohz_full={Isolated} rcu_nocbs={Isolated} rcu_nocb_poll "
            + $"irqaffinity={Housekeeping} skew_tick=1 nowatchdog tsc=reliable")
            .With("/proc/sys/kernel/osrelease", "6.6.1-rt1")
            .With("/proc/sys/kernel/version", "#1 SMP PREEMPT_RT Tue Nov 24 2026")
            .With("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Fake Xeon\nflags\t\t: fpu vmx constant_tsc nonstop_tsc tsc_deadline_timer tsc_known_freq ept vpid\n\n")
            .With("/sys/kernel/realtime", "1")
            .With("/sys/devices/system/cpu/isolated", Isolated)
            .With("/sys/devices/system/cpu/nohz_full", Isolated)
            .With("/proc/irq/default_smp_affinity", "55")
            .With("/proc/sys/kernel/sched_rt_runtime_us", "-1")
            .With("/proc/sys/kernel/sched_rt_period_us", "1000000")
            .With("/proc/sys/kernel/numa_balancing", "0");
    }
}
