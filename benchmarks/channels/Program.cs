using System.Globalization;
using KvmNfv.Benchmarks.Channels;

if (args is [var work and ("send" or "receive" or "ping" or "pong"), var size, var file, var side, var warm, var count, var burst])
{
    return SharpPeer.Run(work, int.Parse(size, CultureInfo.InvariantCulture), file, int.Parse(side, CultureInfo.InvariantCulture),
        long.Parse(warm, CultureInfo.InvariantCulture), long.Parse(count, CultureInfo.InvariantCulture), int.Parse(burst, CultureInfo.InvariantCulture));
}
if (args is ["vhost", var traffic, var bytes, var cpu, .. var sockets])
    return VhostPeer.Run(Enum.Parse<Traffic>(traffic), int.Parse(bytes, CultureInfo.InvariantCulture), int.Parse(cpu, CultureInfo.InvariantCulture), sockets);
return Suites.Run(Options.Parse(args));
