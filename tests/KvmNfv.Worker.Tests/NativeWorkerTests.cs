using System.Diagnostics;
using System.IO.Compression;
using KvmNfv.Tests;

namespace KvmNfv.Worker.Tests;

/// <summary>The worker as users get it: compiled ahead of time, inside the package.</summary>
[Category("Aot")]
public sealed class NativeWorkerTests : WorkerConformance
{
    private readonly string _managed = WorkerLab.Program;

    [OneTimeSetUp]
    public void Publish_without_a_warning()
    {
        var output = Run(Path.Combine(Repository.Root, "nuget", "worker.sh"));
        Assert.That(output, Does.Not.Contain("warning"));
        WorkerLab.Program = Directory.GetFiles(Path.Combine(Repository.Root, "artifacts", "worker"), "kvmnfv-worker", SearchOption.AllDirectories).Single();
        TestContext.Out.WriteLine($"kvmnfv-worker is {new FileInfo(WorkerLab.Program).Length / 1048576.0:0.0} MiB");
    }

    [OneTimeTearDown]
    public void Back_to_the_managed_one() => WorkerLab.Program = _managed;

    [Test]
    public async Task It_is_native()
    {
        using var lab = new WorkerLab();
        await using var worker = await lab.StartAsync();
        Assert.That(worker.IsNative, Is.True);
    }

    [Test]
    public void Package_of_the_SDK_carries_it()
    {
        using var folder = new KvmNfv.Channels.Tests.TemporaryFolder();
        var packages = folder.NewPath();
        Run("dotnet", "pack", Path.Combine(Repository.Root, "src", "KvmNfv.Sdk"), "-c", Configuration, "--no-build", "-o", packages, "--nologo", "--disable-build-servers", "-nodeReuse:false");
        using var package = ZipFile.OpenRead(Directory.GetFiles(packages, "*.nupkg").Single());
        var entry = package.Entries.Single(e => e.Name == "kvmnfv-worker");
        Assert.That(entry.FullName, Does.Match("^runtimes/linux-[a-z0-9]+/native/kvmnfv-worker$"));
        Assert.That(entry.Length, Is.EqualTo(new FileInfo(WorkerLab.Program).Length));
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name == "release" ? "Release" : "Debug";

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, output);
        return output;
    }
}
