using TelegramAdmin.Core.Access.ApiKeys;

namespace TelegramAdmin.Tests.Access.ApiKeys;

public sealed class ApiKeyFormTests
{
    [Fact]
    public void Key_HasThePrefixAnd38CharactersOfBase62_NeverTheSameTwice()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => ApiKeySecret.New().Reveal()).ToList();

        Assert.All(keys, key => Assert.Matches("^tga_[0-9A-Za-z]{38}$", key));
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.All(keys, key => Assert.True(ApiKeySecret.TryParse(key, out _)));
    }

    [Fact]
    public void Key_WithAnySingleCharacterChanged_IsNotOne()
    {
        var key = ApiKeySecret.New().Reveal();

        for (var i = 0; i < key.Length; i++)
        {
            var typo = $"{key[..i]}{(key[i] == 'x' ? 'y' : 'x')}{key[(i + 1)..]}";
            Assert.False(ApiKeySecret.TryParse(typo, out _), typo);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tga_")]
    [InlineData("123456:ABC")]
    [InlineData("tga_00000000000000000000000000000000000000")]
    [InlineData("tga_éééééééééééééééééééééééééééééééééééééé")]
    public void SomethingElse_IsNotAKey(string? text) => Assert.False(ApiKeySecret.TryParse(text, out _));

    [Fact]
    public void Key_Printed_ShowsItsEndsOnly()
    {
        var secret = ApiKeySecret.New();
        var key = secret.Reveal();

        Assert.Equal($"{key[..8]}…{key[^4..]}", $"{secret}");
        Assert.Equal(64, secret.Hash.Length);
        Assert.DoesNotContain(key[8..^4], $"{secret}{secret.Hash}", StringComparison.Ordinal);
    }
}
