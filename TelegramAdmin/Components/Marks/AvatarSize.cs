namespace TelegramAdmin.Components.Marks;

/// <summary>20, 24, 32 or 48 px.</summary>
public enum AvatarSize
{
    Tiny,
    Small,
    Medium,
    Large,
}
