namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>Something wrong with one word of the kernel's command line.</summary>
/// <param name="Parameter">The word.</param>
/// <param name="IsCertain">Whether it is a mistake for sure; otherwise it may be a word of a kernel or a program that we don't know.</param>
/// <param name="Text">A part of a sentence.</param>
/// <param name="Remedy">What to write instead, if that can be guessed.</param>
internal sealed record KernelParameterProblem(KernelParameter Parameter, bool IsCertain, string Text, Remedy? Remedy);
