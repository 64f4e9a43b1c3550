using Microsoft.Extensions.Options;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>The rules that stand as attributes on the options.</summary>
[OptionsValidator]
internal sealed partial class KvmNfvConnectionOptionsValidator : IValidateOptions<KvmNfvConnectionOptions>;
