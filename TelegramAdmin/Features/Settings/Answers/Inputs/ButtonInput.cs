using TelegramAdmin.Core.AutoReplies.Rules;

namespace TelegramAdmin.Features.Settings.Answers.Inputs;

/// <summary>A button of a screen while it is being written.</summary>
public sealed class ButtonInput
{
    public Wordings Words { get; init; } = new();

    public ButtonLead Lead { get; set; }

    /// <summary>With <see cref="ButtonLead.Screen"/>; null where its screen was removed.</summary>
    public ScreenInput? Screen { get; set; }

    /// <summary>With <see cref="ButtonLead.Link"/>.</summary>
    public string Url { get; set; } = "";

    public RuleButton Written => new()
    {
        Texts = Words.Written(),
        Screen = Lead == ButtonLead.Screen ? Screen?.Key : null,
        Url = Lead == ButtonLead.Link ? Url.Trim() : null,
        HandsOver = Lead == ButtonLead.Person,
    };
}

public enum ButtonLead
{
    Screen = 0,
    Link = 1,
    Person = 2,
}
