namespace TelegramAdmin.Sandbox.State;

/// <summary>Somebody with a phone.</summary>
internal sealed class Person
{
    public required long Id { get; init; }

    public required string FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Username { get; set; }

    public string LanguageCode { get; set; } = "en";

    /// <summary>Telegram Stars to pay with.</summary>
    public long Stars { get; set; } = 5_000;

    /// <summary>Somebody of the past: can be written to, and has no phone on the page.</summary>
    public bool IsFormer { get; init; }

    public string FullName => LastName is null ? FirstName : $"{FirstName} {LastName}";
}
