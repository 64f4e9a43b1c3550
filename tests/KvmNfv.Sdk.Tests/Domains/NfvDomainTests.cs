using System.Diagnostics;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Domains;

internal sealed class NfvDomainTests
{
    private static readonly NfvDomainOptions s_tcg = new()
    {
        Hypervisor = DomainType.Qemu,
        Kernel = "/boot/vmlinuz",
        InitialRamDisk = "/tmp/initrd",
        CommandLine = "console=ttyS0",
        SerialLog = "/tmp/serial.log",
        Emulator = "/usr/bin/qemu-system-x86_64",
        KeepPlan = false,
    };

    [Test]
    public void Small_vnf_under_emulation_is_this_document()
    {
        var (profile, plan) = Small();
        Assert.That(NfvDomain.Build(profile, plan, s_tcg).ToString(), Is.EqualTo("""
            <domain type='qemu'>
              <name>vnf</name>
              <memory unit='KiB'>131072</memory>
              <currentMemory unit='KiB'>131072</currentMemory>
              <memoryBacking>
                <hugepages>
                  <page size='2048' unit='KiB'/>
                </hugepages>
                <nosharepages/>
                <source type='memfd'/>
                <allocation mode='immediate'/>
              </memoryBacking>
              <vcpu placement='static'>2</vcpu>
              <iothreads>1</iothreads>
              <cputune>
                <vcpupin vcpu='0' cpuset='0'/>
                <vcpupin vcpu='1' cpuset='1'/>
                <emulatorpin cpuset='0'/>
                <iothreadpin iothread='1' cpuset='0'/>
                <vcpusched scheduler='fifo' priority='1' vcpus='1'/>
              </cputune>
              <numatune>
                <memory mode='strict' nodeset='0'/>
                <memnode cellid='0' mode='strict' nodeset='0'/>
              </numatune>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
                <kernel>/boot/vmlinuz</kernel>
                <initrd>/tmp/initrd</initrd>
                <cmdline>console=ttyS0</cmdline>
              </os>
              <features>
                <acpi/>
                <apic/>
                <vmport state='off'/>
              </features>
              <cpu mode='maximum'>
                <topology sockets='1' dies='1' cores='2' threads='1'/>
                <numa>
                  <cell id='0' cpus='0-1' memory='131072' unit='KiB'/>
                </numa>
              </cpu>
              <clock offset='utc'>
                <timer name='rtc' tickpolicy='delay'/>
                <timer name='hpet' present='no'/>
              </clock>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <pm>
                <suspend-to-mem enabled='no'/>
                <suspend-to-disk enabled='no'/>
              </pm>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <controller type='usb' model='none'/>
                <serial type='file'>
                  <source path='/tmp/serial.log'/>
                  <target type='isa-serial' port='0'/>
                </serial>
                <memballoon model='none'/>
              </devices>
            </domain>
            """));
    }

    [Test]
    public void Kvm_features_are_absent_under_emulation_and_present_under_kvm()
    {
        var (profile, plan) = Small();
        var tcg = NfvDomain.Build(profile, plan, s_tcg).ToString();
        var kvm = NfvDomain.Build(profile, plan, s_tcg with { Hypervisor = DomainType.Kvm }).ToString();
        foreach (var only in new[] { "<pmu state='off'/>", "eoi='on'", "host-passthrough", "kvmclock", "<smm state='off'/>", "tickpolicy='discard'" })
        {
            Assert.That(kvm, Does.Contain(only));
            Assert.That(tcg, Does.Not.Contain(only));
        }

        Assert.That(kvm, Does.Not.Contain("hint-dedicated"), "a housekeeping vCPU is preempted");
    }

    [Test]
    public void Dedicated_hint_is_given_when_every_vcpu_has_its_own_cpu()
    {
        var profile = TestProfile.Make("dr");
        var domain = NfvDomain.Build(profile, Plan(profile), s_tcg with { Hypervisor = DomainType.Kvm });
        Assert.That(domain.Features.Kvm.HintDedicated, Is.True);
    }

    [Test]
    public void Priorities_and_page_sizes_are_grouped_by_guest_numbers()
    {
        var profile = TestProfile.Make("hrrr", sizes: [TestHost.Huge2M, MemorySize.FromKiB(4)]).WithCells(("0-1", 64), ("2-3", 64));
        profile = profile with { VCpus = [.. profile.VCpus.Select((v, i) => i == 2 ? v with { Priority = 5 } : v)] };
        var host = TestHost.Make(packages: 2, cores: 4, pages2M: 32).WithNode(1, n => n with { HugePages = [] });
        var plan = (PlacementPlan)new Placer().Place(host, profile);
        var domain = NfvDomain.Build(profile, plan, s_tcg);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(domain.CpuTune.VcpuSchedulers.Select(s => (s.Vcpus!.ToString(), s.Priority)), Is.EqualTo(new[] { ("1,3", 1), ("2", 5) }));
            var huge = plan.Cells.Single(c => c.HugePages);
            Assert.That(domain.MemoryBacking.HugePages.Pages.Single().NodeSet, Is.EqualTo(CpuSet.Of(huge.Cell)), "nodeset names guest cells");
            Assert.That(domain.NumaTune.MemoryNodes.Select(m => (m.CellId, m.NodeSet!.ToString())), Is.EqualTo(plan.Cells.Select(c => ((uint?)c.Cell, $"{c.Node}"))));
            Assert.That(domain.Cpu.Topology.Sockets, Is.EqualTo(2));
        }
    }

    [Test]
    public void Metadata_gives_the_plan_back()
    {
        var (profile, plan) = Small();
        var domain = DomainDocument.Parse(NfvDomain.Build(profile, plan, s_tcg with { KeepPlan = true }).ToString());
        var kept = domain.Metadata.Raw.Elements.Single(e => e.NamespaceUri == NfvDomain.MetadataNamespace);
        Assert.That(PlacementResult.FromJson(kept.Value!), Is.EqualTo(plan));
    }

    [Test]
    public void Plan_of_another_profile_is_refused()
    {
        var (_, plan) = Small();
        Assert.That(() => NfvDomain.Build(TestProfile.Make("hrr"), plan, s_tcg), Throws.ArgumentException.With.Message.Contains("place the profile again"));
    }

    [Test]
    public void Every_shape_of_document_is_valid_to_libvirt()
    {
        var (profile, plan) = Small();
        var folder = Directory.CreateTempSubdirectory("kvmnfv-xml-").FullName;
        try
        {
            foreach (var (name, options) in new[]
            {
                ("tcg", s_tcg with { KeepPlan = true, Uuid = Guid.NewGuid() }),
                ("kvm", s_tcg with { Hypervisor = DomainType.Kvm, LockMemory = true, ShareMemory = true }),
                ("arm", new NfvDomainOptions { Hypervisor = DomainType.Qemu, Architecture = "aarch64", Machine = "virt", SerialLog = "/tmp/x" }),
            })
            {
                var file = Path.Combine(folder, name + ".xml");
                File.WriteAllText(file, NfvDomain.Build(profile, plan, options).ToString());
                Assert.That(Validate(file), Is.EqualTo((0, "")), name);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int ExitCode, string Errors) Validate(string file)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("virt-xml-validate", [file, "domain"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit(30_000);
            return (process.ExitCode, process.ExitCode == 0 ? "" : errors + process.StandardOutput.ReadToEnd());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("virt-xml-validate is not installed (package libvirt-clients).");
            throw;
        }
    }

    private static (VnfProfile Profile, PlacementPlan Plan) Small()
    {
        var profile = TestProfile.Make("hr", 128, sizes: TestHost.Huge2M) with { IoThreads = 1 };
        return (profile, (PlacementPlan)new Placer().Place(TestHost.Make(cores: 2, pages2M: 64), profile));
    }

    private static PlacementPlan Plan(VnfProfile profile) => (PlacementPlan)new Placer().Place(TestHost.Make(cores: 4), profile);
}
