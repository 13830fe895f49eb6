namespace TelegramAdmin.Components.Controls;

public enum ButtonKind
{
    /// <summary>Outlined.</summary>
    Normal,

    /// <summary>Filled; one on a page.</summary>
    Primary,

    /// <summary>Outlined, red words.</summary>
    Danger,

    /// <summary>Filled red; only in the dialog that confirms.</summary>
    Destroy,

    /// <summary>No border.</summary>
    Ghost,
}
