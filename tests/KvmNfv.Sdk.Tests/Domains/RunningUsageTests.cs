using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Domains;

internal sealed class RunningUsageTests
{
    private static readonly HostTopology s_host = TestHost.Make(cores: 8, isolated: "4-7");

    [Test]
    public void Pinned_vcpus_are_exclusive_and_fifo_ones_realtime()
    {
        var usage = Of("""<vcpu>3</vcpu><cputune><vcpupin vcpu="0" cpuset="0"/><vcpupin vcpu="1" cpuset="4"/><vcpupin vcpu="2" cpuset="2"/><emulatorpin cpuset="0"/><vcpusched vcpus="1" scheduler="fifo" priority="1"/></cputune>""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(usage.Exclusive.ToString(), Is.EqualTo("2,4"));
            Assert.That(usage.RealTime.ToString(), Is.EqualTo("4"));
            Assert.That(usage.Floating.ToString(), Is.EqualTo("0"), "CPU 0 is housekeeping: a vCPU alone there doesn't own it");
        }
    }

    [Test]
    public void Half_pinned_domain_floats_over_all_that_is_not_isolated()
    {
        var usage = Of("""<vcpu>2</vcpu><cputune><vcpupin vcpu="1" cpuset="5"/></cputune>""");
        Assert.That((usage.Exclusive.ToString(), usage.Floating.ToString()), Is.EqualTo(("5", "0-3")));
        // So nothing exclusive fits there, but the isolated CPUs that are left do.
        Assert.That(new Placer().TryPlace(s_host, TestProfile.Make("r") with { Emulator = EmulatorPolicy.Housekeeping }, usage)!.RealTimeCpus.ToString(), Is.EqualTo("4"));
    }

    [Test]
    public void Cpus_pinned_twice_or_over_are_nobodys_own()
    {
        var usage = Of("""<vcpu>2</vcpu><cputune><vcpupin vcpu="0" cpuset="4"/><vcpupin vcpu="1" cpuset="5"/><emulatorpin cpuset="4"/></cputune>""",
            """<vcpu cpuset="5-6">1</vcpu>""");
        Assert.That((usage.Exclusive.IsEmpty, usage.Floating.ToString()), Is.EqualTo((true, "4-6")));
    }

    [Test]
    public void What_the_kernel_shows_counts_more_than_the_document()
    {
        var document = Document("""<vcpu>1</vcpu><cputune><vcpupin vcpu="0" cpuset="4"/><emulatorpin cpuset="0"/></cputune>""");
        var actual = new DomainActual
        {
            ProcessId = 1, IoThreads = [], MemoryAllocators = [],
            VCpus = [new VCpuActual(0, Thread("CPU 0/KVM", "6", SchedulingPolicy.Fifo))],
            Emulator = [Thread("qemu", "0-1", SchedulingPolicy.Other)],
        };
        var usage = RunningUsage.Of(s_host, [new RunningDomain(document, actual)]);
        Assert.That((usage.Exclusive.ToString(), usage.RealTime.ToString(), usage.Floating.ToString()), Is.EqualTo(("6", "6", "0-1")));
    }

    [Test]
    public void Planned_domain_gives_its_plan_back_as_usage()
    {
        var host = TestHost.Make(cores: 4, threads: 2).WithCard(0, functions: 2);
        var profile = TestProfile.Make("hrd", smt: SmtPolicy.Isolate) with { Devices = [new DeviceRequest { Name = "nic", PhysicalFunction = "eth0" }] };
        var plan = (PlacementPlan)new Placer().Place(host, profile);
        var domain = NfvDomain.Build(profile, plan, new NfvDomainOptions { Hypervisor = DomainType.Kvm, Machine = "q35", Emulator = "/usr/bin/qemu-system-x86_64" });
        var usage = RunningUsage.Of(host, [new RunningDomain(DomainDocument.Parse(domain.ToString()))]);
        var expected = HostUsage.None.With(plan);
        Assert.That(usage, Is.EqualTo(expected with { Memory = [] }), "its memory is missing from the free counts");
    }

    [Test]
    public void Passed_through_devices_are_taken()
    {
        var usage = Of("""<vcpu>1</vcpu><devices><hostdev mode="subsystem" type="pci"><source><address domain="0x0000" bus="0x17" slot="0x00" function="0x1"/></source></hostdev><interface type="hostdev"><source><address type="pci" domain="0x0000" bus="0x18" slot="0x02" function="0x3"/></source></interface></devices>""");
        Assert.That(usage.Devices.Select(d => d.ToString()), Is.EqualTo(new[] { "0000:17:00.1", "0000:18:02.3" }));
    }

    private static ThreadActual Thread(string name, string cpus, SchedulingPolicy policy) =>
        new() { ThreadId = 2, Name = name, Affinity = CpuSet.Parse(cpus), Policy = policy, Priority = 1, State = 'S' };

    private static HostUsage Of(params string[] domains) => RunningUsage.Of(s_host, domains.Select(d => new RunningDomain(Document(d))));

    private static DomainDocument Document(string inner) => DomainDocument.Parse($"<domain type='kvm'><name>d</name><memory>1048576</memory>{inner}</domain>");
}
