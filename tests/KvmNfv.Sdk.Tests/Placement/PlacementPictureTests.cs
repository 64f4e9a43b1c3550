using System.Text.RegularExpressions;
using System.Xml.Linq;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Hosts;

namespace KvmNfv.Sdk.Tests.Placement;

internal sealed partial class PlacementPictureTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Normalised))]
    public void Every_cpu_of_every_recorded_host_is_drawn_once_and_inside_the_drawing(string name)
    {
        var host = RecordedHost.FromNormalised(name);
        var svg = XDocument.Parse(PlacementPicture.ToSvg(host, [])).Root!;
        var drawn = svg.Descendants(s_svg + "g").Select(g => int.Parse(CpuTitle().Match(g.Element(s_svg + "title")!.Value).Groups[1].Value)).ToList();
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn.Order(), Is.EqualTo(host.Cpus.Select(c => c.Id)));
            Assert.That(svg.Descendants(s_svg + "rect").Count(r => Number(r, "x") + Number(r, "width") > width || Number(r, "y") + Number(r, "height") > height), Is.Zero);
            Assert.That(PlacementPicture.ToText(host, []).Split('\n').Max(l => l.Length), Is.LessThanOrEqualTo(100));
        }
    }

    [Test]
    public void Picture_shows_who_sits_where()
    {
        var (host, plan) = Planned("vnf");
        var text = PlacementPicture.ToText(host, [plan]);
        Assert.That(text, Is.EqualTo("""
            1 socket, 1 NUMA node, 4 cores, 8 CPUs online

            Socket 0
              Node 0: 8 GiB
              * A: 1 GiB of cell 0 in ordinary pages of 4 KiB
                L3: 16 MiB
                   0   1   2   3
                  #A A0! A1!   .
                   4   5   6   7
                  #A  A-  A-   .

            A    vnf
            A0!  real-time vCPU
            A-   kept empty for its core's VNF
            #A   host's housekeeping, with threads of A
            .    free

            """));
    }

    [Test]
    public void Tooltip_of_a_thread_gives_role_and_reason()
    {
        var (host, plan) = Planned("vnf");
        var titles = XDocument.Parse(PlacementPicture.ToSvg(host, [plan])).Descendants(s_svg + "title").Select(t => t.Value).ToList();
        Assert.That(titles, Has.Some.StartsWith("CPU 1, core 1: vCPU 0 of vnf, real-time, FIFO 1. ").And.Some.StartsWith("CPU 5, core 1: stays empty"));
    }

    [Test]
    public void Others_offline_and_poll_mode_cpus_are_told_apart()
    {
        var (host, _) = Planned("vnf");
        host = host with { Cpus = [.. host.Cpus.Select(c => c.Id == 7 ? c with { Online = false, Siblings = CpuSet.Of(7) } : c.Id == 3 ? c with { Siblings = CpuSet.Of(3), Isolated = true } : c)] };
        var text = PlacementPicture.ToText(host, [], new HostUsage { Exclusive = CpuSet.Of(1), Floating = CpuSet.Of(5) }, new PlacementPolicy { PollMode = CpuSet.Of(2) });
        foreach (var legend in new[] { "PMD  poll-mode", "x    others have it", "x~   threads of others", "off  offline", ":    free, isolated" })
            Assert.That(text, Does.Contain(legend));
    }

    [Test]
    public void Name_from_a_hostile_profile_breaks_neither_terminal_nor_xml()
    {
        var (host, plan) = Planned("vnf");
        plan = plan with { Vnf = "<script>\e[31m\u0001&" };
        Assert.That(PlacementPicture.ToText(host, [plan]), Does.Contain("<script>?[31m?&").And.Not.Contain("\e"));
        Assert.That(XDocument.Parse(PlacementPicture.ToSvg(host, [plan])).Descendants(s_svg + "script"), Is.Empty);
    }

    private static (HostTopology Host, PlacementPlan Plan) Planned(string name)
    {
        var host = new HostTopology
        {
            Cpus = [.. Enumerable.Range(0, 8).Select(i => new HostCpu { Id = i, Online = true, Package = 0, Core = i % 4, Node = 0, Siblings = CpuSet.Of(i % 4, (i % 4) + 4) })],
            Nodes = [new HostNode { Id = 0, Cpus = CpuSet.Range(0, 7), Memory = MemorySize.FromGiB(8), FreeMemory = MemorySize.FromGiB(8) }],
            Caches = [new HostCache { Level = 3, Type = CacheType.Unified, Size = MemorySize.FromMiB(16), Cpus = CpuSet.Range(0, 7) }],
        };
        var profile = new VnfProfile
        {
            Name = name,
            VCpus = [new VCpuProfile { Role = VCpuRole.RealTime }, new VCpuProfile { Role = VCpuRole.RealTime }],
            Memory = MemorySize.FromGiB(1),
            PageSizes = [MemorySize.FromKiB(4)],
            Smt = SmtPolicy.Isolate,
        };
        return (host, (PlacementPlan)new Placer().Place(host, profile));
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("^CPU ([0-9]+)[,: ]")]
    private static partial Regex CpuTitle();
}
