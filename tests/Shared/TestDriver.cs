using KvmNfv.Libvirt;

namespace KvmNfv.Tests;

/// <summary>libvirt's test driver: a whole hypervisor inside the process, fresh for each connection to a file.</summary>
internal static class TestDriver
{
    public const string Uri = "test:///default";

    /// <summary>A connection to the default host: 16 CPUs, 2 cells, one running domain. Its state is shared by the whole process.</summary>
    public static LibvirtConnection Open() => LibvirtConnection.Open(Uri);

    /// <summary>A connection to an empty host of its own: 8 CPUs in 2 cells, nothing on it.</summary>
    public static LibvirtConnection OpenOwn() => Open("""
        <node>
          <cpu><nodes>2</nodes><sockets>2</sockets><cores>2</cores><threads>1</threads><active>8</active><mhz>3000</mhz><model>x86_64</model></cpu>
          <memory>8388608</memory>
        </node>
        """);

    /// <summary>A connection to a host of its own, described by <paramref name="nodeXml"/> (a test driver's <c>&lt;node&gt;</c> document).</summary>
    public static LibvirtConnection Open(string nodeXml)
    {
        var file = Path.Combine(Path.GetTempPath(), $"kvmnfv-node-{Guid.NewGuid():N}.xml");
        File.WriteAllText(file, nodeXml);
        try
        {
            return LibvirtConnection.Open($"test://{file}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The document of a small domain for the test driver.</summary>
    public static string Domain(string name, int vcpus = 2) => $"""
        <domain type='test'>
          <name>{name}</name>
          <memory unit='MiB'>64</memory>
          <vcpu>{vcpus}</vcpu>
          <os><type>hvm</type></os>
        </domain>
        """;
}
