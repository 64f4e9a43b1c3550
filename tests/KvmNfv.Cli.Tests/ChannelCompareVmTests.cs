using System.Text.Json;
using KvmNfv.Tests;

namespace KvmNfv.Cli.Tests;

/// <summary>One short comparison of what needs VMs, which are real ones.</summary>
[Category("Lab")]
public sealed class ChannelCompareVmTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(9);

    [Test]
    public async Task Vms_exchange_messages_with_the_host_and_with_each_other()
    {
        if (Environment.ProcessorCount < 2)
            Assert.Ignore("A VM and its peer need a CPU each.");
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, "qemu-system-x86_64"))))
            Assert.Ignore("There is no qemu-system-x86_64: tests/lab/packages.sh qemu installs it.");
        var (code, output, error) = await ToolProcess.RunAsync(s_patience, "dotnet", ToolProcess.Assembly, "channel", "compare", "--only", "ivshmem-plain", "--only", "vhost-user",
            "--guest", $"{GuestImage.Kernel},{GuestImage.Initrd}", "--duration", "20ms", "--sizes", "128", "-o", "json");
        Assert.That(code, Is.Zero, error);
        TestContext.Out.WriteLine(output);
        var options = JsonDocument.Parse(output).RootElement.GetProperty("options").EnumerateArray().Where(o => o.GetProperty("ends").GetString()!.Contains("VM", StringComparison.Ordinal)).ToList();
        Assert.That(options.Select(o => (o.GetProperty("name").GetString(), o.GetProperty("ends").GetString())), Is.EqualTo(new[]
        {
            ("ivshmem-plain", "host and one VM"), ("ivshmem-plain", "two VMs"), ("vhost-user", "host and one VM"), ("vhost-user, switch", "two VMs"),
        }));
        foreach (var option in options)
        {
            Assert.That(option.GetProperty("latency").ValueKind, Is.EqualTo(JsonValueKind.Object), option.GetProperty("notMeasured").ToString());
            Assert.That(option.GetProperty("throughput").GetArrayLength(), Is.EqualTo(option.GetProperty("ends").GetString() == "two VMs" ? 0 : 1));
            Assert.That(option.GetProperty("throughput").EnumerateArray().Select(p => p.GetProperty("messages").GetInt64()), Is.All.Positive);
        }
    }
}
