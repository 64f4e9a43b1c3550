using System.Text;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>A large document of the kind that libvirt makes on a host with very many CPUs.</summary>
internal static class BigDocument
{
    private const int CpusOfCell = 64;

    internal static string Capabilities(int length)
    {
        var text = new StringBuilder("<capabilities>\n  <host>\n    <topology>\n      <cells num='64'>\n");
        for (var cpu = 0; text.Length < length;)
        {
            text.Append($"        <cell id='{cpu / CpusOfCell}'>\n          <memory unit='KiB'>65707120</memory>\n          <cpus num='{CpusOfCell}'>\n");
            for (var i = 0; i < CpusOfCell; i++, cpu++)
                text.Append($"            <cpu id='{cpu}' socket_id='{cpu / CpusOfCell}' die_id='0' core_id='{cpu / 2}' siblings='{cpu & ~1},{cpu | 1}'/>\n");
            text.Append("          </cpus>\n        </cell>\n");
        }

        return text.Append("      </cells>\n    </topology>\n  </host>\n</capabilities>\n").ToString();
    }
}
