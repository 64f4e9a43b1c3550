using System.Globalization;
using System.Text;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>A host with many domains for libvirt's test driver: a file that lives as long as this object.</summary>
internal sealed class TestHypervisor : IDisposable
{
    public const string FirstDomain = "vnf-0000";
    public const string Disk = "vda";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"kvmnfv-bench-{Environment.ProcessId}.xml");

    public TestHypervisor(int domains)
    {
        var text = new StringBuilder("<node>\n");
        for (var i = 0; i < domains; i++)
            text.Append(CultureInfo.InvariantCulture, $"""
                <domain type='test'>
                  <name>vnf-{i:D4}</name>
                  <uuid>6b6c6f76-0000-4000-8000-{i:x12}</uuid>
                  <memory unit='MiB'>512</memory>
                  <vcpu>2</vcpu>
                  <os><type>hvm</type></os>
                  <devices>
                    <disk type='file' device='disk'>
                      <source file='/var/lib/libvirt/images/vnf.img'/>
                      <target dev='{Disk}' bus='virtio'/>
                      <iotune><total_bytes_sec>10000000</total_bytes_sec><total_iops_sec>1000</total_iops_sec></iotune>
                    </disk>
                  </devices>
                </domain>

                """);
        File.WriteAllText(_file, text.Append("</node>\n").ToString());
    }

    public string Uri => $"test://{_file}";

    public void Dispose() => File.Delete(_file);
}
