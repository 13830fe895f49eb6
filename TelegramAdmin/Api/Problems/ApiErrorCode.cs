namespace TelegramAdmin.Api.Problems;

/// <summary>A code that the API may answer. It never changes its meaning.</summary>
/// <param name="Title">What it means, in a few words.</param>
/// <param name="Remedy">What the caller does now.</param>
public sealed record ApiErrorCode(string Code, int Status, string Title, string Remedy);
