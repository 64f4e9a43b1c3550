using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>Keeps what one thread writes off the cache lines of what another one writes.</summary>
[StructLayout(LayoutKind.Sequential, Size = RingLayout.LineSize)]
internal struct CacheLinePad;
