using System.Globalization;
using KvmNfv.Channels;
using KvmNfv.Samples.IvshmemGuest;

// ivshmem-guest ping|echo [side=0|1] [interrupts] [count=N] [size=BYTES]
var work = args.FirstOrDefault();
string? Setting(string name) => args.FirstOrDefault(a => a.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
int Number(string name, int otherwise) => int.Parse(Setting(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
if (work is not ("ping" or "echo"))
{
    Console.Error.WriteLine("usage: ivshmem-guest ping|echo [side=0|1] [interrupts] [count=N] [size=BYTES]");
    return 2;
}

try
{
    if (IvshmemDevice.Find() is not [var device, ..])
        throw new IOException("This guest has no ivshmem device: give it ivshmem-plain or ivshmem-doorbell.");
    var interrupts = args.Contains("interrupts");
    if (interrupts)
        device.BindToVfio();
    using var end = IvshmemChannel.OpenDevice(device, new() { Side = Setting("side") is { } side ? (ChannelSide)int.Parse(side, CultureInfo.InvariantCulture) : null, Interrupts = interrupts });
    // To sleep each time shows the doorbell; polling is what a data plane does, up to 10 ms here, since another guest may need the CPU.
    end.PollTime = interrupts ? TimeSpan.Zero : TimeSpan.FromMilliseconds(10);
    Console.WriteLine($"IVSHMEM {work} on {device.Address}, {device.MemorySize} bytes{(device.HasDoorbell ? ", doorbell" : "")}");
    return work == "ping" ? PingPong.Ping(end, Number("count", 100_000), Number("size", 64)) : PingPong.Echo(end);
}
catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
{
    Console.WriteLine($"IVSHMEM FAILED {e.Message}");
    return 1;
}
