using System.Globalization;
using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>An early unit that puts each node's huge pages right, and fails where the kernel can't find them.</summary>
internal static class HugePageScript
{
    public static TuningFile Script(TuningContext context, IReadOnlyList<HugePageRequest> pages)
    {
        var text = new StringBuilder("#!/bin/sh\n" + FileHead.Write("huge pages by node", "Guests take their memory from these pools.", "systemctl disable kvmnfv-hugepages.service, remove this file."));
        text.Append("status=0\nreserve() {\n  echo \"$2\" > \"$1\" || status=1\n  read -r found < \"$1\"\n  if [ \"$found\" -lt \"$2\" ]; then\n    echo \"$1: wanted $2 pages, found $found\" >&2\n    status=1\n  fi\n}\n\n");
        // First what shrinks, so that its memory is free for what grows.
        foreach (var page in pages.OrderBy(p => p.Count > 0))
            text.Append(CultureInfo.InvariantCulture, $"reserve {HugePageArea.Path(context, page)} {page.Count}\n");
        text.Append("exit $status\n");
        return new TuningFile { Path = TuningPaths.HugePageScript, Content = text.ToString(), Executable = true };
    }

    public static TuningFile Unit() => new()
    {
        Path = TuningPaths.HugePageUnit,
        Content = FileHead.Write("unit", "Runs before anything else takes memory.", "systemctl disable kvmnfv-hugepages.service, remove this file.")
            + $"[Unit]\nDescription=Huge pages by NUMA node (KvmNfv)\nDefaultDependencies=no\nAfter=local-fs.target\nBefore=sysinit.target\nConditionPathExists={TuningPaths.HugePageScript}\n\n"
            + $"[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart={TuningPaths.HugePageScript}\n\n[Install]\nWantedBy=sysinit.target\n",
    };
}
