using System.CommandLine;
using KvmNfv.Libvirt;
using KvmNfv.Samples.Quickstart;
using KvmNfv.Sdk.Hosts;

var uri = new Option<string?>("--connect", "-c") { Description = "A hypervisor on this machine. Default: QEMU embedded in this process, no daemon.", HelpName = "URI" };
var profile = new Option<FileInfo?>("--profile") { Description = "What the VNF asks for, as JSON. Default: a small one.", HelpName = "FILE" };
var dataPlane = new Option<int>("--data-plane") { Description = "Real-time vCPUs of the default profile.", HelpName = "N", DefaultValueFactory = _ => 1 };
var kernel = new Option<FileInfo?>("--kernel") { Description = "The guest's kernel. Default: $KVMNFV_GUEST_KERNEL.", HelpName = "FILE" };
var initrd = new Option<FileInfo?>("--initrd") { Description = "The guest's initramfs. Default: $KVMNFV_GUEST_INITRD.", HelpName = "FILE" };
var output = new Option<DirectoryInfo>("--out") { Description = "Where plan.json and result.json go.", HelpName = "DIR", DefaultValueFactory = _ => new("quickstart-result") };
dataPlane.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 256) r.AddError("--data-plane must be from 1 to 256"); });

var command = new RootCommand("Reads a host, plans a VNF onto it, starts the guest, and proves from the kernel that it got what was planned.")
{
    uri, profile, dataPlane, kernel, initrd, output,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    try
    {
        var options = new QuickstartOptions(
            parsed.GetValue(uri),
            Profiles.Load(parsed.GetValue(profile), parsed.GetValue(dataPlane)),
            Guest.Find(parsed.GetValue(kernel), parsed.GetValue(initrd)),
            parsed.GetRequiredValue(output).FullName);
        return await MainJob.RunAsync(options, cancellationToken) ? 0 : 1;
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("error: interrupted; nothing was left behind");
    }
    catch (Exception e) when (e is QuickstartException or LibvirtException or LibvirtLibraryMissingException or EmbeddedHypervisorException
        or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"error: {e.Message}");
    }
    return 1;
});

// Ctrl-C must leave time to destroy the guest.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
var line = command.Parse(args);
if (line.Errors.Count == 0)
    return await line.InvokeAsync(configuration);
foreach (var error in line.Errors)
    Console.Error.WriteLine($"error: {error.Message}");
return 2;
