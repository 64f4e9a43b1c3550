using System.Diagnostics;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Domains;

internal sealed class DomainShapeTests
{
    [TestCaseSource(typeof(DomainShape), nameof(DomainShape.All))]
    public void Document_has_no_lint_error(object shape) =>
        Assert.That(DomainLint.Check(((DomainShape)shape).Document).Where(f => f.Severity == FindingSeverity.Error), Is.Empty);

    [Test]
    public void Every_document_is_valid_by_libvirt_s_schemas()
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-xml-");
        try
        {
            foreach (var shape in DomainShape.All)
            {
                var file = Path.Combine(folder.FullName, shape.Name + ".xml");
                File.WriteAllText(file, shape.Document.ToString());
                Assert.That(Validate(file), Is.EqualTo((0, "")), shape.Name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Guest_threads_are_host_threads_where_siblings_are_neighbours()
    {
        var (profile, plan, host) = DomainShape.Siblings();
        var topology = Build(profile, plan, host).Cpu.Topology;
        Assert.That((topology.Sockets, topology.Cores, topology.Threads), Is.EqualTo((1u, 2u, 2u)));
        var unknown = Build(profile, plan, null).Cpu.Topology;
        Assert.That((unknown.Cores, unknown.Threads), Is.EqualTo((4u, 1u)), "no host tells of siblings");
    }

    [Test]
    public void Guest_has_no_threads_where_one_pair_is_not_of_one_core()
    {
        var (profile, plan, host) = DomainShape.Siblings();
        var crossed = plan with { VCpus = [plan.VCpus[0], plan.VCpus[2] with { VCpu = 1 }, plan.VCpus[1] with { VCpu = 2 }, plan.VCpus[3]] };
        Assert.That(Build(profile, crossed, host).Cpu.Topology.Threads, Is.EqualTo(1));
    }

    [Test]
    public void Cells_of_one_socket_are_dies_of_one_socket()
    {
        var (profile, plan, host) = DomainShape.FourCells();
        var domain = Build(profile, plan, host);
        Assert.That((domain.Cpu.Topology.Sockets, domain.Cpu.Topology.Dies, domain.Cpu.Topology.Cores), Is.EqualTo((2u, 2u, 2u)));
        Assert.That(domain.Cpu.Numa.Cells[1].Distances.Siblings.Select(s => s.Value), Is.EqualTo(new uint?[] { 12, 10, 21, 21 }));
    }

    [TestCase(10, 12)]
    [TestCase(10, 255)]
    [TestCase(11, 21)]
    public void Distances_that_qemu_refuses_are_left_out(int self, int other)
    {
        var (profile, plan, host) = DomainShape.FourCells();
        var odd = plan with { Cells = [.. plan.Cells.Select(c => c with { Distances = [.. c.Distances.Select(d => d with { Value = d.Cell == c.Cell ? self : d.Cell == 0 ? other : 21 })] })] };
        var has = Build(profile, odd, host).Cpu.Numa.Cells.Any(c => c.Distances.Siblings.Count > 0);
        Assert.That(has, Is.EqualTo(self == 10 && other < 255));
    }

    [Test]
    public void Devices_are_on_a_bus_of_their_cell()
    {
        var (profile, plan, host) = DomainShape.FourCells();
        var devices = Build(profile, plan, host).Devices;
        var expanders = devices.Controllers.Where(c => c.Model == "pcie-expander-bus").ToList();
        Assert.That(expanders.Select(e => (e.Target.BusNumber, $"{e.Target.Node}")), Is.EqualTo(new (uint?, string)[] { (253, "0"), (250, "2") }));
        var nics = devices.Interfaces.OfType<HostdevInterface>().ToList();
        Assert.That(nics, Has.Count.EqualTo(3));
        Assert.That(nics.All(n => n.Managed == true));
        foreach (var (address, node) in nics.Select(n => (n.Address, "0")).Take(2).Append((devices.Hostdevs[0].Address, "2")))
        {
            var port = devices.Controllers.Single(c => c.Index == ((PciDeviceAddress)address!).Bus);
            Assert.That($"{expanders.Single(e => e.Index == ((PciDeviceAddress)port.Address!).Bus).Target.Node}", Is.EqualTo(node));
        }
    }

    [Test]
    public void Shares_are_cachetune_and_memorytune()
    {
        var (profile, plan, host) = DomainShape.FourCells();
        var tune = NfvDomain.Build(profile, plan, new NfvDomainOptions { Hypervisor = DomainType.Kvm, MonitorCache = true }, host).CpuTune;
        Assert.That(tune.CacheTunes.Select(t => ($"{t.Vcpus}", string.Join(' ', t.Caches.Select(c => $"{c.Id}:{c.Type}:{c.Size}")), t.Monitors.Count)), Is.EqualTo(new[]
        {
            ("2-3,6-7", "0:both:4 MiB 1:both:4 MiB", 1), ("0-1", "0:data:2 MiB 0:code:2 MiB", 1),
        }));
        Assert.That(tune.MemoryTunes.Single().Nodes.Select(n => (n.Id, n.Bandwidth)), Is.EqualTo(new (uint?, uint?)[] { (0, 50), (1, 50) }));
    }

    [Test]
    public void Emulated_guest_has_no_shares_since_libvirt_refuses_them()
    {
        var (profile, plan, host) = DomainShape.FourCells();
        Assert.That(Build(profile, plan, host).CpuTune.CacheTunes, Is.Empty);
    }

    [Test]
    public void One_cell_needs_no_bus_of_its_own() =>
        Assert.That(DomainShape.All.Single(s => s.Name == "tcg-one-cell").Document.Devices.Controllers.Select(c => c.Type), Is.EqualTo(new ControllerType?[] { ControllerType.Usb }));

    private static DomainDocument Build(VnfProfile profile, PlacementPlan plan, HostTopology? host) => NfvDomain.Build(profile, plan, new NfvDomainOptions { Hypervisor = DomainType.Qemu }, host);

    private static (int ExitCode, string Errors) Validate(string file)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("virt-xml-validate", [file, "domain"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit(30_000);
            return (process.ExitCode, process.ExitCode == 0 ? "" : errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("virt-xml-validate is not installed (package libvirt-clients).");
            throw;
        }
    }
}
