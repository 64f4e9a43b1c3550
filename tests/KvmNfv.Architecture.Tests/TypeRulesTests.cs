using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;
using NetArchTest.Rules;

namespace KvmNfv.Architecture.Tests;

public sealed class TypeRulesTests
{
    [Test]
    public void Native_types_stay_in_Interop() => Hold(Types.InAssembly(typeof(LibvirtConnection).Assembly)
        .That().ResideInNamespace("KvmNfv.Libvirt.Interop").Should().NotBePublic().GetResult());

    [Test]
    public void Placement_is_pure() => Hold(Types.InAssembly(typeof(HostTopology).Assembly)
        .That().ResideInNamespace("KvmNfv.Sdk.Placement")
        .ShouldNot().HaveDependencyOnAny("System.IO.File", "System.IO.Directory", "System.Net", "System.Diagnostics.Process", "KvmNfv.Libvirt.LibvirtConnection", "KvmNfv.Libvirt.ILibvirtConnection").GetResult());

    [Test]
    public void Domain_building_is_pure() => Hold(Types.InAssembly(typeof(HostTopology).Assembly)
        .That().ResideInNamespace("KvmNfv.Sdk.Domains")
        .ShouldNot().HaveDependencyOnAny("System.IO.File", "System.IO.Directory", "System.Net", "System.Diagnostics.Process", "KvmNfv.Libvirt.LibvirtConnection").GetResult());

    [Test]
    public void Audit_rules_are_pure() => Hold(Types.InAssembly(typeof(HostTopology).Assembly)
        .That().ResideInNamespace("KvmNfv.Sdk.Audit.Rules")
        .ShouldNot().HaveDependencyOnAny("System.IO.File", "System.IO.Directory", "System.Net", "System.Diagnostics.Process", "KvmNfv.Libvirt.LibvirtConnection", "KvmNfv.Libvirt.ILibvirtConnection", "KvmNfv.Libvirt.IDomain", "KvmNfv.Sdk.Hosts.IHostFiles").GetResult());

    [Test]
    public void Placement_does_not_know_domains() => Hold(Types.InAssembly(typeof(HostTopology).Assembly)
        .That().ResideInNamespace("KvmNfv.Sdk.Placement").ShouldNot().HaveDependencyOn("KvmNfv.Sdk.Domains").GetResult());

    [Test]
    public void Documents_do_not_know_libvirts_library() => Hold(Types.InAssembly(typeof(LibvirtXml.CpuSet).Assembly)
        .ShouldNot().HaveDependencyOnAny("KvmNfv.Libvirt.LibvirtConnection", "System.Reflection.Emit", "System.Xml.Serialization").GetResult());

    private static void Hold(TestResult result) => Assert.That(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
}
