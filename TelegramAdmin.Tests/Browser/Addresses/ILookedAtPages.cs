namespace TelegramAdmin.Tests.Browser.Addresses;

/// <summary>Pages of a category, in the states worth looking at. <see cref="EachPageTests"/> finds every class that says so.</summary>
public interface ILookedAtPages
{
    IReadOnlyList<string> Addresses { get; }
}
