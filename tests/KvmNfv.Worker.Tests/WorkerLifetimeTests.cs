using System.Diagnostics;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Worker.Tests;

/// <summary>A worker whose parent is killed.</summary>
public sealed class WorkerLifetimeTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Worker_ends_with_its_parent_only_where_asked(bool asked)
    {
        using var lab = new WorkerLab();
        var socket = lab.NewPath();
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"'{WorkerLab.Program}' --control '{socket}' {(asked ? "--die-with-parent $$" : "")} & echo $!; wait"])
        {
            RedirectStandardOutput = true,
        })!;
        var id = int.Parse(parent.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        using var worker = ProcessDescriptor.TryOpen(id)!;
        try
        {
            Assert.That(parent.StandardOutput.ReadLine(), Is.EqualTo("ready"));
            parent.Kill();
            parent.WaitForExit();
            if (asked)
            {
                ProcessDescriptor.WaitForEnd(worker);
                return;
            }
            using var client = new RawClient(socket);
            Assert.That(client.Greet(), Does.Contain("greeting"));
        }
        finally
        {
            ProcessDescriptor.Kill(worker);
        }
    }

    [Test]
    public void Worker_whose_parent_has_gone_already_ends_at_once()
    {
        using var lab = new WorkerLab();
        using var worker = Process.Start(new ProcessStartInfo(WorkerLab.Program, ["--control", lab.NewPath(), "--die-with-parent", "1"]) { RedirectStandardOutput = true })!;
        Assert.That(worker.StandardOutput.ReadToEnd(), Is.Empty);
        worker.WaitForExit();
        Assert.That(worker.ExitCode, Is.Zero);
    }
}
